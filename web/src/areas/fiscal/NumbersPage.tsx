import { Select, Textarea } from '@mantine/core';
import { IconMinus } from '@tabler/icons-react';
import { useState } from 'react';
import { $api, api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import rules from '~/api/generated/fiscal.forms.json';
import { queries } from '~/api/queries';
import { type LoadPage, usePages } from '~/api/usePages';
import { Page } from '~/app/Page';
import { day } from '~/format/date';
import { count } from '~/format/number';
import { DecimalField } from '~/forms/DecimalField';
import { FormDialog } from '~/forms/FormDialog';
import { useApiForm } from '~/forms/useApiForm';
import { useMe } from '~/session/me';
import { Button } from '~/ui/Button';
import { DataTable, PagedTable } from '~/ui/DataTable';
import { Panel } from '~/ui/Panel';
import { Empty, Loaded } from '~/ui/States';
import { fiscal } from './messages';
import { EventState, FiscalTabs } from './shared';

type Gap = Schemas['fiscal']['ListGapsGap'];
type Voiding = Schemas['fiscal']['ListVoidingsItem'];

const range = ({ first, last }: { first: number; last: number }) => (first === last ? count(first) : `${count(first)}–${count(last)}`);

/** Numbers that no note used, and those declared void. */
export function NumbersPage() {
  const t = fiscal.use();
  const { can } = useMe();
  const [voiding, setVoiding] = useState<Gap | null>();
  const gaps = $api.useQuery('get', '/api/v1/fiscal/gaps');
  const load: LoadPage<Voiding> = (after, limit) => api.GET('/api/v1/fiscal/voidings', { params: { query: { after, limit } } });
  const mayVoid = can('fiscal.cancel');
  return (
    <Page
      title={t('numbers')}
      actions={
        mayVoid && (
          <Button icon={IconMinus} onClick={() => setVoiding(null)}>
            {t('void')}
          </Button>
        )
      }
      bar={<FiscalTabs />}
    >
      <div className="stack">
        <Panel title={t('gaps')}>
          <Loaded query={gaps} rows={2}>
            {(rows) =>
              rows.length === 0 ? (
                <Empty>{t('noGaps')}</Empty>
              ) : (
                <DataTable
                  label={t('gaps')}
                  rows={rows}
                  rowKey={(row) => `${row.environment}${row.model}${row.series}-${row.first}`}
                  columns={[
                    { head: t('range'), phone: 'title', cell: (row) => <span className="m">{range(row)}</span> },
                    { head: t('model'), phone: 'detail', cell: (row) => t(`models.${row.model}`) },
                    { head: t('series'), cell: (row) => <span className="m">{row.series}</span> },
                    { head: t('takenHead'), cell: (row) => <span className="m">{row.takenBy ?? '—'}</span> },
                    {
                      head: '',
                      number: true,
                      phone: 'value',
                      cell: (row) =>
                        mayVoid && (
                          <Button small onClick={() => setVoiding(row)}>
                            {t('void')}
                          </Button>
                        ),
                    },
                  ]}
                />
              )
            }
          </Loaded>
        </Panel>
        <Panel title={t('voidings')}>
          <PagedTable
            label={t('voidings')}
            query={usePages(['voidings'], load, (row) => row.status === 'Waiting')}
            rowKey={(row) => row.id}
            empty={t('noVoidings')}
            columns={[
              { head: t('range'), phone: 'title', cell: (row) => <span className="m">{range(row)}</span> },
              { head: t('model'), cell: (row) => t(`models.${row.model}`) },
              { head: t('series'), cell: (row) => <span className="m">{row.series}</span> },
              { head: t('reason'), phone: 'detail', cell: (row) => row.reason },
              { head: t('state'), phone: 'state', cell: (row) => <EventState status={row.status} /> },
              { head: t('answer'), cell: (row) => row.answer ?? '—' },
              { head: t('when'), phone: 'value', cell: (row) => day(row.declaredOn) },
            ]}
          />
        </Panel>
      </div>
      {voiding !== undefined && <VoidDialog gap={voiding} close={() => setVoiding(undefined)} />}
    </Page>
  );
}

function VoidDialog({ gap, close }: { gap: Gap | null; close: () => void }) {
  const t = fiscal.use();
  const form = useApiForm({
    initial: {
      model: (gap?.model ?? 'Nfe') as string,
      series: (gap?.series ?? 1) as number | null,
      first: (gap?.first ?? null) as number | null,
      last: (gap?.last ?? null) as number | null,
      reason: '',
    },
    rules: rules.VoidNumbersRequest,
    send: (values, sending) =>
      api.POST('/api/v1/fiscal/voidings', {
        body: { ...values, environment: gap?.environment } as Schemas['fiscal']['VoidNumbersRequest'],
        ...sending,
      }),
    async done() {
      await queries.invalidateQueries();
      close();
    },
  });
  const field = form.form.getInputProps;
  return (
    <FormDialog title={t('voidTitle')} label={t('void')} close={close} of={form}>
      <p className="sec sm">{t('voidText')}</p>
      <Select
        allowDeselect={false}
        label={t('model')}
        w={140}
        data={(['Nfe', 'Nfce'] as const).map((value) => ({ value, label: t(`models.${value}`) }))}
        {...field('model')}
      />
      <DecimalField required label={t('series')} className="short" {...field('series')} />
      <DecimalField required label={t('first')} className="short" {...field('first')} />
      <DecimalField required label={t('last')} className="short" {...field('last')} />
      <Textarea data-autofocus required autosize minRows={2} label={t('reason')} {...field('reason')} />
    </FormDialog>
  );
}
