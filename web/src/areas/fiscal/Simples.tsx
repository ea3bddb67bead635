import { $api } from '~/api/client';
import { percent, reais } from '~/format/number';
import { DataTable } from '~/ui/DataTable';
import { Figures } from '~/ui/Figures';
import { Note } from '~/ui/Note';
import { Panel } from '~/ui/Panel';
import { Loaded } from '~/ui/States';
import { ToleranceRule } from '~/ui/ToleranceRule';
import { Das } from './Das';
import { fiscal } from './messages';

type Of = { limit: number; left: number };

/** Where the shop stands in the Simples, and how much room is left. */
export function Simples({ month }: { month: string }) {
  const t = fiscal.use();
  const simples = $api.useQuery('get', '/api/v1/fiscal/books/simples', { params: { query: { month } } });
  return (
    <Panel title={t('simples')}>
      <Loaded query={simples} rows={3}>
        {(data) => (
          <>
            <Figures
              of={[
                { name: t('rbt12'), value: reais(data.rbt12) },
                { name: t('dasTotal'), value: reais(data.dasTotal) },
                ...(data.factorR === null ? [] : [{ name: t('factorR'), value: percent(data.factorR) }]),
              ]}
            />
            <div className="pb stack">
              <Limit name={t('limit')} of={data.limit} />
              <Limit name={t('sublimit')} of={data.sublimit} />
              {data.warnings.map((one) => (
                <Note key={one} tone="lim">
                  {one}
                </Note>
              ))}
            </div>
            {data.bands.length > 0 && (
              <DataTable
                label={t('band')}
                rows={data.bands}
                rowKey={(row) => row.annex}
                columns={[
                  { head: t('annex'), phone: 'title', cell: (row) => row.annex },
                  { head: t('band'), phone: 'detail', number: true, cell: (row) => row.number },
                  { head: t('effective'), number: true, phone: 'value', cell: (row) => percent(row.effective) },
                  { head: t('leftInBand'), number: true, phone: 'state', cell: (row) => reais(row.leftInBand) },
                ]}
              />
            )}
            <Das of={data} />
          </>
        )}
      </Loaded>
    </Panel>
  );
}

function Limit({ name, of }: { name: string; of: Of }) {
  const t = fiscal.use();
  const tone = of.left < 0 ? 'out' : of.left < 0.2 * of.limit ? 'lim' : 'ok';
  return (
    <div>
      <b className="sm">{name}</b>
      <ToleranceRule wide value={of.limit - of.left} limit={of.limit} newMax={0.8 * of.limit} tone={tone} />
      <span className={`sm t-${tone}`}>{t('left', { amount: reais(of.left), limit: reais(of.limit) })}</span>
    </div>
  );
}
