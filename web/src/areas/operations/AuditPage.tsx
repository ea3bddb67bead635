import { api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import { type LoadPage, usePages } from '~/api/usePages';
import { Page } from '~/app/Page';
import { instant } from '~/format/date';
import { Chip } from '~/ui/Chip';
import { CsvButton } from '~/ui/CsvButton';
import { type Column, PagedTable } from '~/ui/DataTable';
import { Panel } from '~/ui/Panel';
import { actName } from './acts';
import { operations } from './messages';
import { OperationsTabs } from './OperationsTabs';

type Entry = Schemas['auth']['ListAuditItem'];

const load: LoadPage<Entry> = (after, limit) => api.GET('/api/v1/auth/audit', { params: { query: { after, limit } } });

function useColumns(): Column<Entry>[] {
  const t = operations.use();
  const result = (row: Entry) => t(row.succeeded ? 'done' : 'refused');
  return [
    { head: t('act'), phone: 'title', cell: (row) => actName(row.what), csv: { head: t('act'), value: (row) => actName(row.what) } },
    { head: t('who'), phone: 'detail', cell: (row) => row.who, csv: { head: t('who'), value: (row) => row.who } },
    {
      head: t('at'),
      phone: 'value',
      cell: (row) => <span className="m">{instant(row.at)}</span>,
      csv: { head: t('at'), value: (row) => instant(row.at) },
    },
    { head: t('detail'), cell: (row) => row.detail, csv: { head: t('detail'), value: (row) => row.detail } },
    {
      head: t('address'),
      cell: (row) => <span className="m mut">{row.address}</span>,
      csv: { head: t('address'), value: (row) => row.address },
    },
    {
      head: t('result'),
      phone: 'state',
      cell: (row) => <Chip tone={row.succeeded ? 'ok' : 'out'}>{result(row)}</Chip>,
      csv: { head: t('result'), value: result },
    },
  ];
}

/** Who signed in, and who changed what others may do. */
export function AuditPage() {
  const t = operations.use();
  const columns = useColumns();
  return (
    <Page
      title={t('audit')}
      up={{ to: '/operacao', label: t('title') }}
      bar={<OperationsTabs />}
      actions={<CsvButton name={t('audit')} columns={columns} load={load} />}
    >
      <Panel>
        <PagedTable label={t('audit')} query={usePages(['audit'], load)} columns={columns} rowKey={(row) => row.id} empty={t('noAudit')} />
      </Panel>
    </Page>
  );
}
