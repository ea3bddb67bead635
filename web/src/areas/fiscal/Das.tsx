import type { Schemas } from '~/api/generated';
import { amount, percent } from '~/format/number';
import { LinkButton } from '~/ui/Button';
import { DataTable } from '~/ui/DataTable';
import { Note } from '~/ui/Note';
import { fiscal } from './messages';

type Simples = Schemas['fiscal']['ShowSimplesResponse'];

/** How the DAS is estimated, and where the rates of the profile are not those of the month. */
export function Das({ of }: { of: Simples }) {
  const t = fiscal.use();
  const wrong = of.rates.filter((one) => one.differs);
  return (
    <>
      {of.das.length > 0 && (
        <DataTable
          label={t('dasTotal')}
          rows={of.das}
          rowKey={(row) => `${row.annex}${row.substitutionPaid}${row.singlePhase}${row.issWithheld}`}
          columns={[
            {
              head: t('dasOf'),
              phone: 'title',
              cell: (row) => (
                <>
                  {t('ofAnnex', { annex: row.annex })}{' '}
                  {(['substitutionPaid', 'singlePhase', 'issWithheld'] as const).map(
                    (one) =>
                      row[one] && (
                        <span key={one} className="mut sm">
                          {t(`dasKinds.${one}`)}{' '}
                        </span>
                      ),
                  )}
                  <div className="mut sm">{row.explanation}</div>
                </>
              ),
            },
            { head: t('dasTotal'), number: true, phone: 'value', cell: (row) => amount(row.amount) },
          ]}
        />
      )}
      {wrong.length > 0 && (
        <div className="pb stack">
          {wrong.map((one) => (
            <Note key={one.field} tone="lim">
              {t('rateDiffers', {
                rate: t(`rates.${one.field.split('.').at(-1) as 'issRate'}`),
                inProfile: one.inProfile === null ? '–' : percent(one.inProfile),
                computed: percent(one.computed),
                source: one.source,
              })}
            </Note>
          ))}
          <LinkButton small look="ghost" to="/ajustes/fiscal">
            {t('toProfile')}
          </LinkButton>
        </div>
      )}
    </>
  );
}
