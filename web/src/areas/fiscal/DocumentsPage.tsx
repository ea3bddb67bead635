import { IconDownload, IconPlus } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { $api, api } from '~/api/client';
import { type LoadPage, usePages } from '~/api/usePages';
import { Page } from '~/app/Page';
import { useFilters } from '~/app/useFilters';
import { instant } from '~/format/date';
import { amount, count } from '~/format/number';
import { useMe } from '~/session/me';
import { Actions } from '~/ui/Actions';
import { LinkButton } from '~/ui/Button';
import { download } from '~/ui/csv';
import { type Column, PagedTable } from '~/ui/DataTable';
import { ChoiceChip } from '~/ui/FilterChips';
import { Note } from '~/ui/Note';
import { Nothing } from '~/ui/Nothing';
import { Panel } from '~/ui/Panel';
import { Failure } from '~/ui/States';
import { useExport } from '~/ui/useExport';
import { GoodsNoteDialog } from './GoodsNoteDialog';
import { goods } from './goodsMessages';
import { fiscal } from './messages';
import { Rejected } from './Rejected';
import { type DocItem, DocState, daysOf, docStates, FiscalTabs, files, MonthChip } from './shared';
import './fiscal.css';

function useColumns(): Column<DocItem>[] {
  const t = fiscal.use();
  return [
    {
      head: t('number'),
      phone: 'title',
      cell: (row) => (
        <>
          {t(`models.${row.model}`)} <span className="m">{count(row.number)}</span>
        </>
      ),
      csv: { head: t('number'), value: (row) => row.number },
    },
    {
      head: t('customer'),
      phone: 'detail',
      cell: (row) => row.recipient ?? '—',
      csv: { head: t('customer'), value: (row) => row.recipient },
    },
    {
      head: t('operation'),
      cell: (row) => t(`operations.${row.operation}`),
      csv: { head: t('operation'), value: (row) => t(`operations.${row.operation}`) },
    },
    {
      head: t('amount'),
      number: true,
      phone: 'value',
      cell: (row) => amount(row.total),
      csv: { head: t('total'), value: (row) => row.total },
    },
    {
      head: t('state'),
      phone: 'state',
      cell: (row) => <DocState status={row.status} code={row.code} />,
      csv: { head: t('state'), value: (row) => t(`docStates.${row.status}`) },
    },
    {
      head: t('when'),
      cell: (row) => <span className="mut m">{instant(row.issuedAt)}</span>,
      csv: { head: t('when'), value: (row) => instant(row.issuedAt) },
    },
    {
      head: t('key'),
      cell: (row) => <span className="mut m">…{row.accessKey.slice(-8)}</span>,
      csv: { head: t('key'), value: (row) => row.accessKey },
    },
  ];
}

/** The notes of goods, the rejected ones explained beside them. */
export function DocumentsPage() {
  const t = fiscal.use();
  const g = goods.use();
  const { today, can } = useMe();
  const [isIssuing, setIssuing] = useState(false);
  const { filters, set, isFiltered, clear } = useFilters<{ situacao?: DocItem['status']; modelo?: DocItem['model']; mes?: string }>();
  const load: LoadPage<DocItem> = (after, limit) =>
    api.GET('/api/v1/fiscal/documents', {
      params: { query: { status: filters.situacao, model: filters.modelo, ...daysOf(filters.mes), after, limit } },
    });
  const columns = useColumns();
  const csv = useExport(t('documents'), columns, load);
  const zipped = filters.mes ?? today.slice(0, 7);
  const zip = useMutation({ mutationFn: () => files.month(zipped), onSuccess: (file) => download(`${zipped}.zip`, file) });
  return (
    <Page
      title={t('title')}
      actions={
        <Actions
          actions={[
            { icon: IconDownload, ...csv },
            { label: t('monthXml'), icon: IconDownload, run: () => zip.mutate(), busy: zip.isPending },
            can('fiscal.issue') && { label: g('title'), icon: IconPlus, run: () => setIssuing(true) },
          ]}
        />
      }
      bar={
        <>
          <FiscalTabs />
          <div className="bar">
            <MonthChip value={filters.mes} onChange={(mes) => set({ mes })} />
            <ChoiceChip
              label={t('state')}
              any={t('any')}
              value={filters.situacao}
              options={docStates.map((value) => ({ value, label: t(`docStates.${value}`) }))}
              onChange={(situacao) => set({ situacao })}
            />
            <ChoiceChip
              label={t('model')}
              any={t('any')}
              value={filters.modelo}
              options={(['Nfe', 'Nfce'] as const).map((value) => ({ value, label: t(`models.${value}`) }))}
              onChange={(modelo) => set({ modelo })}
            />
          </div>
        </>
      }
    >
      <div className="stack">
        <Gaps />
        {zip.error && <Failure error={zip.error} />}
        <div className="fiscal-split">
          <Panel>
            <PagedTable
              label={t('documents')}
              query={usePages(['fiscal-documents', filters], load, (row) => row.status === 'Waiting')}
              columns={columns}
              rowKey={(row) => row.id}
              open={(row) => ({ to: '/fiscal/documentos/$id', params: { id: row.id } })}
              empty={
                <Nothing isFiltered={isFiltered} clear={clear}>
                  {t('emptyDocuments')}
                </Nothing>
              }
            />
          </Panel>
          <Rejected />
        </div>
      </div>
      {isIssuing && <GoodsNoteDialog close={() => setIssuing(false)} />}
    </Page>
  );
}

function Gaps() {
  const t = fiscal.use();
  const gaps = $api.useQuery('get', '/api/v1/fiscal/gaps');
  if (!gaps.data?.length) return null;
  return (
    <Note
      tone="lim"
      action={
        <LinkButton small to="/fiscal/numeracao">
          {t('seeNumbers')}
        </LinkButton>
      }
    >
      {t('gapsNote', { count: gaps.data.length })}
    </Note>
  );
}
