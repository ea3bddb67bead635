import { IconFileInvoice } from '@tabler/icons-react';
import { useState } from 'react';
import { $api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import { EntryNoteDialog } from '~/areas/fiscal/EntryNoteDialog';
import { NoteDialog } from '~/areas/fiscal/NoteDialog';
import { ReturnNoteDialog } from '~/areas/fiscal/ReturnNoteDialog';
import { ServiceNoteDialog } from '~/areas/fiscal/ServiceNoteDialog';
import { day, relative } from '~/format/date';
import { reais } from '~/format/number';
import { useMe } from '~/session/me';
import { Button, LinkButton } from '~/ui/Button';
import { Chip } from '~/ui/Chip';
import { Panel } from '~/ui/Panel';
import type { Tone } from '~/ui/StageMark';
import { Empty, Loaded } from '~/ui/States';
import { NoteLine } from './NoteLine';
import { noteText } from './noteMessages';
import type { Order } from './useOrder';

type Notes = Schemas['fiscal']['ShowOrderNotesResponse'];
type Act = 'parts' | 'services' | 'entry' | 'return';

const placeTones: Record<Notes['item'], Tone> = { Unnoted: 'non', InShop: 'blu', LeftWithoutNote: 'lim', Returned: 'ok' };

const notesOf = (one: Notes) => [one.forParts, one.forServices, one.forEntry, one.forReturn];

/** What of the order is on tax notes, and what is not yet. */
export function OrderNotes({ order }: { order: Order }) {
  const [doing, setDoing] = useState<Act | null>(null);
  const notes = $api.useQuery(
    'get',
    '/api/v1/fiscal/orders/{orderId}',
    { params: { path: { orderId: order.id } } },
    {
      // The authority answers in its own time, and that the order was delivered is heard a moment later.
      refetchInterval: ({ state: { data } }) =>
        data && (notesOf(data).some((note) => note?.status === 'Waiting') || (order.delivery && !data.deliveredOn)) ? 2_000 : false,
    },
  );
  return (
    <Loaded query={notes}>
      {(one) => (
        <>
          <div className="pair">
            <Sold notes={one} act={setDoing} />
            <Item notes={one} act={setDoing} />
          </div>
          {doing && <Dialog order={order} notes={one} act={doing} close={() => setDoing(null)} />}
        </>
      )}
    </Loaded>
  );
}

type SideProps = { notes: Notes; act: (act: Act) => void };

/** What the customer approved: parts on one note, services on another. */
function Sold({ notes, act }: SideProps) {
  const t = noteText.use();
  const issue = useMe().can('fiscal.issue');
  const delivered = notes.deliveredOn !== null;
  const button = (which: 'parts' | 'services') =>
    issue && (
      <Button small icon={IconFileInvoice} disabled={!delivered} onClick={() => act(which)}>
        {t(`issue.${which}`)}
      </Button>
    );
  if (notes.approved === 0)
    return (
      <Panel title={t('sold')}>
        <Empty>{t('none')}</Empty>
      </Panel>
    );
  return (
    <Panel
      title={t('sold')}
      actions={
        notes.invoiceId && (
          <LinkButton small look="ghost" to="/fiscal/vendas/$id" params={{ id: notes.invoiceId }}>
            {t('sale')}
          </LinkButton>
        )
      }
      footer={
        notes.open > 0
          ? t('open', { open: reais(notes.open), approved: reais(notes.approved) })
          : t('allNoted', { approved: reais(notes.approved) })
      }
    >
      <ul className="fnotes">
        {notes.parts > 0 && (
          <NoteLine
            kind="goods"
            title={t('forParts')}
            total={notes.parts}
            note={notes.forParts}
            action={!notes.forParts && button('parts')}
          >
            {!notes.forParts && <>{delivered ? <SaleWaits id={notes.invoiceId} /> : t('afterDelivery')}</>}
          </NoteLine>
        )}
        {notes.services > 0 && (
          <NoteLine
            kind="service"
            title={t('forServices')}
            total={notes.services}
            note={notes.forServices}
            action={!notes.forServices && button('services')}
          >
            {!notes.forServices && !delivered && t('afterDelivery')}
          </NoteLine>
        )}
      </ul>
    </Panel>
  );
}

/** Parts were sold and have no note yet: whether that is for the stock. */
function SaleWaits({ id }: { id: string | null }) {
  const t = noteText.use();
  const sale = $api.useQuery('get', '/api/v1/fiscal/invoices/{id}', { params: { path: { id: id ?? '' } } }, { enabled: id !== null }).data;
  if (sale?.status === 'StockError')
    return <span className="t-out">{t('stockError', { number: sale.number, reason: sale.reason ?? '' })}</span>;
  return sale ? t('soldAs', { number: sale.number }) : null;
}

/** What the customer brought comes in and leaves on notes of its own. */
function Item({ notes, act }: SideProps) {
  const t = noteText.use();
  const { can, today } = useMe();
  const { forEntry, forReturn, returnBy } = notes;
  const came = forEntry?.status === 'Authorised';
  const button = (which: 'entry' | 'return', disabled = false) =>
    can('fiscal.issue') && (
      <Button small icon={IconFileInvoice} disabled={disabled} onClick={() => act(which)}>
        {t(`issue.${which}`)}
      </Button>
    );
  return (
    <Panel title={t('item')} actions={<Chip tone={placeTones[notes.item]}>{t(`places.${notes.item}`)}</Chip>}>
      <ul className="fnotes">
        <NoteLine kind="goods" title={t('entry')} note={forEntry} action={!forEntry && !forReturn && button('entry')}>
          {!forEntry && t(forReturn ? 'entryOfCustomer' : 'entryHelp')}
          {came && !forReturn && returnBy && t('returnBy', { day: day(returnBy), relative: relative(today, returnBy) })}
        </NoteLine>
        <NoteLine kind="goods" title={t('return')} note={forReturn} action={!forReturn && button('return', forEntry !== null && !came)}>
          {!forReturn && t(forEntry ? (came ? 'returnHelp' : 'entryFirst') : 'returnOfCustomer')}
        </NoteLine>
      </ul>
    </Panel>
  );
}

function Dialog({ order, notes, act, close }: { order: Order; notes: Notes; act: Act; close: () => void }) {
  const t = noteText.use();
  const { engine } = order;
  const known = { orderId: order.id, customerId: order.customer.id, close };
  const item = t(engine.serial ? 'engineSerial' : 'engine', { model: engine.model, serial: engine.serial ?? '' });
  switch (act) {
    case 'parts':
      return (
        <NoteDialog of={known} customerId={order.customer.id} title={t('issue.parts')} total={notes.parts} model="Nfe" close={close} />
      );
    case 'services':
      return <ServiceNoteDialog of={known} customerId={order.customer.id} title={t('issue.services')} close={close} />;
    case 'entry':
      return <EntryNoteDialog {...known} item={item} />;
    case 'return':
      return <ReturnNoteDialog {...known} item={item} entry={notes.forEntry?.name ?? null} delivered={notes.deliveredOn !== null} />;
  }
}
