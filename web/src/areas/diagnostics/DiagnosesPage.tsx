import { api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import { type LoadPage, usePages } from '~/api/usePages';
import { Page } from '~/app/Page';
import { useFilters } from '~/app/useFilters';
import { day, relative } from '~/format/date';
import { useMe } from '~/session/me';
import { Chip } from '~/ui/Chip';
import { type Column, PagedTable } from '~/ui/DataTable';
import { FilterBox } from '~/ui/FilterBox';
import { type ComponentKind, Glyph } from '~/ui/Glyph';
import { kindWords } from '~/ui/kinds';
import { common } from '~/ui/messages';
import { Panel } from '~/ui/Panel';
import { VerdictChip, verdicts, verdictWords } from '~/ui/verdicts';
import './diagnostics.css';
import { diagnostics } from './messages';

type Item = Schemas['diagnostics']['ListDiagnosesItem'];
type Component = Schemas['diagnostics']['ListDiagnosesComponent'];

const which = ['waiting', 'complete', 'all'] as const;
type Which = (typeof which)[number];

/** The orders to measure, how far each of them is, and those that are done. */
export function DiagnosesPage() {
  const t = diagnostics.use();
  const c = common.use();
  const { today } = useMe();
  const { filters, set } = useFilters<{ busca?: string; situacao?: Which }>();
  const shown: Which = which.find((one) => one === filters.situacao) ?? 'waiting';
  const complete = shown === 'all' ? undefined : shown === 'complete';
  const load: LoadPage<Item> = (after, limit) =>
    api.GET('/api/v1/diagnostics/orders', { params: { query: { complete, search: filters.busca, after, limit } } });
  const list = usePages(['diagnoses', shown, filters.busca], load);
  const columns: Column<Item>[] = [
    { head: t('order'), cell: (row) => <span className="m">{row.number}</span>, phone: 'title' },
    { head: t('customer'), cell: (row) => row.customer, phone: 'detail' },
    { head: t('engine'), cell: (row) => row.model },
    { head: t('components'), cell: (row) => <Components components={row.components} /> },
    {
      head: t('opened'),
      cell: (row) => (
        <>
          {day(row.openedOn)} <span className="mut">{relative(today, row.openedOn)}</span>
        </>
      ),
      phone: 'value',
    },
    { head: t('result'), cell: (row) => <Standing item={row} />, phone: 'state' },
  ];
  return (
    <Page
      title={t('title')}
      bar={
        <div className="bar">
          <FilterBox label={t('search')} value={filters.busca} onChange={(busca) => set({ busca })} />
          <fieldset className="seg" aria-label={t('which.label')}>
            {which.map((one) => (
              <button
                key={one}
                type="button"
                aria-pressed={one === shown}
                onClick={() => set({ situacao: one === 'waiting' ? undefined : one })}
              >
                {t(`which.${one}`)}
              </button>
            ))}
          </fieldset>
        </div>
      }
    >
      <Panel>
        <PagedTable
          label={t('title')}
          query={list}
          columns={columns}
          rowKey={(row) => row.orderId}
          open={(row) => ({ to: '/diagnostico/$orderId', params: { orderId: row.orderId } })}
          empty={
            filters.busca ? (
              <>
                {c('nothingFound')}{' '}
                <button type="button" className="lnk" onClick={() => set({ busca: undefined })}>
                  {c('clearFilters')}
                </button>
              </>
            ) : (
              t(shown === 'complete' ? 'emptyComplete' : 'empty')
            )
          }
        />
      </Panel>
    </Page>
  );
}

const isMeasured = (component: Component) => component.kind !== 'MONTAGEM';

function Components({ components }: { components: Component[] }) {
  const t = diagnostics.use();
  const k = kindWords.use();
  const words = verdictWords.use();
  return (
    <span className="pcm">
      {components.filter(isMeasured).map((one) => {
        const look = one.verdict ? verdicts[one.verdict] : null;
        const state = one.verdict ? words(one.verdict) : t(`state.${one.status ?? 'none'}`);
        const said = `${one.label ?? k(one.kind as ComponentKind)}: ${state}`;
        return (
          <span key={one.id} title={said} className={look ? `t-${look.tone}` : one.status ? 't-tea' : undefined}>
            <Glyph kind={one.kind as ComponentKind} />
            {look && <look.icon size={13} stroke={2} aria-hidden />}
            <span className="sr">{said}</span>
          </span>
        );
      })}
    </span>
  );
}

function Standing({ item }: { item: Item }) {
  const t = diagnostics.use();
  if (item.verdict) return <VerdictChip verdict={item.verdict} />;
  const parts = item.components.filter(isMeasured);
  const done = parts.filter((one) => one.status === 'Closed').length;
  const begun = parts.some((one) => one.status !== null);
  return <Chip tone={begun ? 'tea' : 'non'}>{begun ? t('progress', { done, all: parts.length }) : t('waiting')}</Chip>;
}
