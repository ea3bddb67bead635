import { Select, Textarea } from '@mantine/core';
import { IconBan, IconDownload, IconReplace, IconSend } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { $api, api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import rules from '~/api/generated/fiscal.forms.json';
import { queries } from '~/api/queries';
import { Page } from '~/app/Page';
import { day, instant } from '~/format/date';
import { reais } from '~/format/number';
import { ActDialog } from '~/forms/ActDialog';
import { FormDialog } from '~/forms/FormDialog';
import { useApiForm } from '~/forms/useApiForm';
import { useMe } from '~/session/me';
import { Actions } from '~/ui/Actions';
import { download } from '~/ui/csv';
import { DataTable } from '~/ui/DataTable';
import { Figures } from '~/ui/Figures';
import { Note } from '~/ui/Note';
import { Panel } from '~/ui/Panel';
import { Empty, Failure, Loaded } from '~/ui/States';
import { issuing } from './issueMessages';
import { fiscal } from './messages';
import { Preview } from './Preview';
import { ServiceNoteDialog } from './ServiceNoteDialog';
import { DocState, EventState, FiscalTabs, files, type ServiceNote } from './shared';
import './fiscal.css';

/** One NFS-e. */
export function ServiceNotePage() {
  const t = fiscal.use();
  const i = issuing.use();
  const { id } = useParams({ from: '/shell/fiscal/servicos/$id' });
  const { can } = useMe();
  const [doing, setDoing] = useState<'abandon' | 'cancel' | 'rewrite' | 'replace'>();
  const path = { params: { path: { id } } };
  const note = $api.useQuery('get', '/api/v1/fiscal/service-notes/{id}', path, {
    refetchInterval: ({ state: { data } }) =>
      data?.status === 'Waiting' || data?.events.some((one) => one.status === 'Waiting') ? 2000 : false,
  });
  const one = note.data;
  const xml = useMutation({ mutationFn: () => files.serviceXml(id), onSuccess: (file) => download(`${one?.nfseKey ?? id}.xml`, file) });
  const close = () => setDoing(undefined);
  const abandons = one?.status === 'Rejected' || (one?.status === 'Waiting' && !one.inDoubt);
  return (
    <Page
      title={one?.name ?? ''}
      sub={one && <DocState status={one.status} />}
      up={{ to: '/fiscal/servicos', label: t('services') }}
      actions={
        <Actions
          actions={[
            one && { label: t('xml'), icon: IconDownload, run: () => xml.mutate(), busy: xml.isPending },
            abandons && can('fiscal.cancel') && { label: t('abandon'), icon: IconBan, run: () => setDoing('abandon') },
            one?.status === 'Authorised' && can('fiscal.cancel') && { label: t('cancel'), icon: IconBan, run: () => setDoing('cancel') },
            one?.status === 'Authorised' &&
              can('fiscal.issue') && { label: i('replaceService'), icon: IconReplace, run: () => setDoing('replace') },
            one?.status === 'Rejected' &&
              can('fiscal.issue') && { label: t('rewrite'), icon: IconSend, primary: true, run: () => setDoing('rewrite') },
          ]}
        />
      }
      bar={<FiscalTabs />}
    >
      <Loaded query={note}>
        {(data) => (
          <div className="stack">
            {xml.error && <Failure error={xml.error} />}
            {data.environment === 'Homologation' && <Note>{t('testing')}</Note>}
            {data.inDoubt && <Note tone="lim">{t('inDoubtService')}</Note>}
            {data.reason && data.status !== 'Authorised' && data.status !== 'Cancelled' && (
              <Note tone={data.status === 'Rejected' ? 'out' : 'lim'}>{data.reason}</Note>
            )}
            <Facts note={data} />
            <Panel title={t('events')}>
              {data.events.length === 0 ? (
                <Empty>{t('noEvents')}</Empty>
              ) : (
                <DataTable
                  label={t('events')}
                  rows={data.events}
                  rowKey={(row) => row.id}
                  columns={[
                    { head: t('text'), phone: 'title', cell: (row) => row.text },
                    { head: t('state'), phone: 'state', cell: (row) => <EventState status={row.status} /> },
                    { head: t('answer'), phone: 'detail', cell: (row) => row.reason ?? '—' },
                    { head: t('when'), phone: 'value', cell: (row) => day(row.declaredOn) },
                  ]}
                />
              )}
            </Panel>
            {data.nfseKey && <Preview title={t('danfse')} name={data.nfseKey} load={() => files.danfse(data.id)} />}
          </div>
        )}
      </Loaded>
      {doing === 'cancel' && <CancelDialog id={id} close={close} />}
      {one && (doing === 'rewrite' || doing === 'replace') && <Anew note={one} act={doing} close={close} />}
      {doing === 'abandon' && (
        <ActDialog
          title={t('abandon')}
          label={t('abandon')}
          reason={{ label: t('reason'), rules: rules.AbandonServiceNoteRequest }}
          send={(reason, sending) => api.POST('/api/v1/fiscal/service-notes/{id}/abandon', { ...path, body: { reason }, ...sending })}
          close={close}
        >
          {t('abandonText')}
        </ActDialog>
      )}
    </Page>
  );
}

/** The same services once more: under the number of a refused note, or in place of one that has a mistake. */
function Anew({ note, act, close }: { note: ServiceNote; act: 'rewrite' | 'replace'; close: () => void }) {
  const t = fiscal.use();
  const i = issuing.use();
  const order = $api.useQuery('get', '/api/v1/orders/{id}', { params: { path: { id: note.orderId } } });
  if (order.isLoading) return null;
  return (
    <ServiceNoteDialog
      of={act === 'rewrite' ? { rewrites: note.id } : { replaces: note.id }}
      customerId={order.data?.customer.id ?? null}
      title={act === 'rewrite' ? t('rewrite') : i('replaceService')}
      close={close}
    />
  );
}

function Facts({ note }: { note: ServiceNote }) {
  const t = fiscal.use();
  return (
    <Panel title={note.recipient ?? t('facts')}>
      <Figures
        of={[
          { name: t('total'), value: reais(note.total) },
          { name: t('net'), value: reais(note.net) },
          { name: t('issuedAt'), value: instant(note.issuedAt) },
          { name: t('decidedAt'), value: note.decidedAt ? instant(note.decidedAt) : '—' },
          {
            name: t('ofOrder'),
            value: (
              <Link className="lnk" to="/ordens/$id" params={{ id: note.orderId }}>
                {t('open')}
              </Link>
            ),
          },
        ]}
      />
      <dl className="kv l pb">
        <dt>{t('declaration')}</dt>
        <dd className="m fiscal-key">{note.declaration}</dd>
        <dt>{t('key')}</dt>
        <dd className="m fiscal-key">{note.nfseKey ?? '—'}</dd>
        {note.replaces && (
          <>
            <dt>{t('replaces')}</dt>
            <dd>
              <Link className="lnk" to="/fiscal/servicos/$id" params={{ id: note.replaces }}>
                {t('open')}
              </Link>
            </dd>
          </>
        )}
      </dl>
    </Panel>
  );
}

function CancelDialog({ id, close }: { id: string; close: () => void }) {
  const t = fiscal.use();
  const cancel = useApiForm({
    initial: { why: 'Mistake', reason: '' },
    rules: rules.CancelServiceNoteRequest,
    send: (values, sending) =>
      api.POST('/api/v1/fiscal/service-notes/{id}/cancel', {
        params: { path: { id } },
        body: values as Schemas['fiscal']['CancelServiceNoteRequest'],
        ...sending,
      }),
    async done() {
      await queries.invalidateQueries();
      close();
    },
  });
  const field = cancel.form.getInputProps;
  return (
    <FormDialog title={t('cancelDocument')} label={t('cancelDocument')} close={close} of={cancel}>
      <p className="sec sm">{t('cancelServiceText')}</p>
      <Select
        allowDeselect={false}
        label={t('why')}
        data={(['Mistake', 'NotProvided', 'Other'] as const).map((value) => ({ value, label: t(`whys.${value}`) }))}
        {...field('why')}
      />
      <Textarea data-autofocus required autosize minRows={2} label={t('reason')} {...field('reason')} />
    </FormDialog>
  );
}
