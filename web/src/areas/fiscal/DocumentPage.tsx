import { IconBan, IconDownload, IconPencil, IconReplace, IconSend } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { $api } from '~/api/client';
import { Page } from '~/app/Page';
import { instant } from '~/format/date';
import { reais } from '~/format/number';
import { useMe } from '~/session/me';
import { type Action, Actions } from '~/ui/Actions';
import { download } from '~/ui/csv';
import { Note } from '~/ui/Note';
import { Panel } from '~/ui/Panel';
import { Failure, Loaded } from '~/ui/States';
import { type DocAct, DocumentAct } from './DocumentAct';
import { RewriteGoodsDialog } from './EntryNoteDialog';
import { Events } from './Events';
import { fiscal } from './messages';
import { NoteDialog } from './NoteDialog';
import { Preview } from './Preview';
import { type Doc, DocState, FiscalTabs, files } from './shared';
import './fiscal.css';

type Doing = DocAct | 'rewrite';

/** What may be done with a note as it stands. */
function actsOf(one: Doc, can: (permission: string) => boolean): Doing[] {
  const waits = one.status === 'Waiting';
  const acts: (Doing | false)[] = [
    (one.status === 'Rejected' || (waits && !one.inDoubt)) && can('fiscal.cancel') && 'abandon',
    one.status === 'Authorised' && can('fiscal.cancel') && 'cancel',
    one.status === 'Authorised' && one.model === 'Nfe' && can('fiscal.issue') && 'correct',
    waits && !one.inDoubt && can('fiscal.issue') && 'contingency',
    waits && one.inDoubt && can('fiscal.issue') && 'replace',
    one.status === 'Rejected' && one.takenBy === null && can('fiscal.issue') && 'rewrite',
  ];
  return acts.filter((act) => act !== false);
}

/** One NF-e or NFC-e: where it stands, what was declared about it, and its paper. */
export function DocumentPage() {
  const t = fiscal.use();
  const { id } = useParams({ from: '/shell/fiscal/documentos/$id' });
  const { can } = useMe();
  const [doing, setDoing] = useState<Doing>();
  const note = $api.useQuery(
    'get',
    '/api/v1/fiscal/documents/{id}',
    { params: { path: { id } } },
    {
      refetchInterval: ({ state: { data } }) =>
        data?.status === 'Waiting' || data?.events.some((one) => one.status === 'Waiting') ? 2000 : false,
    },
  );
  const one = note.data;
  const xml = useMutation({ mutationFn: () => files.xml(id), onSuccess: (file) => download(`${one?.accessKey ?? id}.xml`, file) });
  const close = () => setDoing(undefined);
  const looks: Record<Doing, Omit<Action, 'run'>> = {
    abandon: { label: t('abandon'), icon: IconBan },
    cancel: { label: t('cancel'), icon: IconBan },
    correct: { label: t('correct'), icon: IconPencil },
    contingency: { label: t('contingency'), icon: IconSend },
    replace: { label: t('replace'), icon: IconReplace },
    rewrite: { label: t('rewrite'), icon: IconSend, primary: true },
  };
  const acts = one ? actsOf(one, can) : [];
  return (
    <Page
      title={one?.name ?? ''}
      sub={one && <DocState status={one.status} code={one.code} />}
      up={{ to: '/fiscal', label: t('documents') }}
      actions={
        one && (
          <Actions
            actions={[
              { label: t('xml'), icon: IconDownload, run: () => xml.mutate(), busy: xml.isPending },
              ...acts.map((act) => ({ ...looks[act], run: () => setDoing(act) })),
            ]}
          />
        )
      }
      bar={<FiscalTabs />}
    >
      <Loaded query={note}>
        {(data) => (
          <div className="stack">
            {xml.error && <Failure error={xml.error} />}
            <Standing note={data} />
            <div className="fiscal-split">
              <div className="stack">
                <Events note={data} />
                {(data.status === 'Authorised' || data.status === 'Cancelled') && (
                  <Preview title={t('danfe')} name={data.accessKey} load={() => files.danfe(data.id)} />
                )}
              </div>
              <Facts note={data} />
            </div>
          </div>
        )}
      </Loaded>
      {one && doing === 'rewrite' && <Rewrite note={one} close={close} />}
      {one && doing && doing !== 'rewrite' && <DocumentAct id={one.id} act={doing} close={close} />}
    </Page>
  );
}

/** What a refused note can be written anew with depends on whether it sells something. */
function Rewrite({ note, close }: { note: Doc; close: () => void }) {
  const t = fiscal.use();
  const [sale, order] = [note.invoiceId ?? '', note.orderId ?? ''];
  const sold = $api.useQuery('get', '/api/v1/fiscal/invoices/{id}', { params: { path: { id: sale } } }, { enabled: Boolean(sale) });
  const ordered = $api.useQuery('get', '/api/v1/orders/{id}', { params: { path: { id: order } } }, { enabled: Boolean(order) });
  if (sold.isLoading || ordered.isLoading) return null;
  if (!sold.data) return <RewriteGoodsDialog id={note.id} customerId={ordered.data?.customer.id ?? null} close={close} />;
  const { customerId, total } = sold.data;
  return (
    <NoteDialog of={{ rewrites: note.id }} customerId={customerId} title={t('rewrite')} total={total} model={note.model} close={close} />
  );
}

function Standing({ note }: { note: Doc }) {
  const t = fiscal.use();
  return (
    <>
      {note.environment === 'Homologation' && <Note>{t('testing')}</Note>}
      {note.inDoubt && <Note tone="lim">{t('inDoubt')}</Note>}
      {(note.status === 'Rejected' || note.status === 'Denied') && (
        <Note tone="out">
          <b>{note.reason}</b> {note.code !== null && t('refusedWith', { code: note.code })}
          {note.advice && <p>{note.advice}</p>}
          {note.takenBy && <p className="fiscal-key">{t('takenBy', { key: note.takenBy })}</p>}
        </Note>
      )}
      {(note.status === 'Abandoned' || note.status === 'Waiting') && note.reason && <Note tone="lim">{note.reason}</Note>}
    </>
  );
}

function Facts({ note }: { note: Doc }) {
  const t = fiscal.use();
  const facts: [string, ReactNode][] = [
    [t('customer'), note.recipient ?? '—'],
    [t('total'), reais(note.total)],
    [t('operation'), t(`operations.${note.operation}`)],
    [t('issuance'), t(`issuances.${note.issuance}`)],
    [t('issuedAt'), instant(note.issuedAt)],
    [t('decidedAt'), note.decidedAt ? instant(note.decidedAt) : '—'],
    [
      t('protocol'),
      <span key="p" className="m">
        {note.protocol ?? '—'}
      </span>,
    ],
    [
      t('key'),
      <span key="k" className="m fiscal-key">
        {note.accessKey.replace(/(.{4})(?=.)/g, '$1 ')}
      </span>,
    ],
  ];
  const to = (id: string | null) =>
    id && (
      <Link className="lnk" to="/fiscal/documentos/$id" params={{ id }}>
        {t('open')}
      </Link>
    );
  const links: [string, ReactNode][] = [
    [
      t('ofSale'),
      note.invoiceId && (
        <Link className="lnk" to="/fiscal/vendas/$id" params={{ id: note.invoiceId }}>
          {t('open')}
        </Link>
      ),
    ],
    [
      t('ofOrder'),
      note.orderId && (
        <Link className="lnk" to="/ordens/$id" params={{ id: note.orderId }}>
          {t('open')}
        </Link>
      ),
    ],
    [t('refersTo'), to(note.refersTo)],
    [t('replacedBy'), to(note.replacedBy)],
  ];
  return (
    <Panel title={t('facts')} padded>
      <dl className="kv l">
        {[...facts, ...links.filter(([, value]) => value)].map(([name, value]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
