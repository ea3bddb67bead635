import { Menu } from '@mantine/core';
import { IconArrowBackUp, IconArrowBarDown, IconArrowBarUp, IconChevronDown, IconPencil, IconScale } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { $api, api } from '~/api/client';
import type { LoadPage } from '~/api/usePages';
import { usePages } from '~/api/usePages';
import { Page } from '~/app/Page';
import { quantity, reais, unitPrice } from '~/format/number';
import { useMe } from '~/session/me';
import { Button } from '~/ui/Button';
import { CsvButton } from '~/ui/CsvButton';
import { PagedTable } from '~/ui/DataTable';
import { Figures } from '~/ui/Figures';
import { common } from '~/ui/messages';
import { Panel } from '~/ui/Panel';
import { Loaded } from '~/ui/States';
import { type LedgerEntry, useLedgerColumns } from './ledger';
import { AdjustDialog, IssueDialog, ReceiveDialog, ReturnDialog } from './MovementDialogs';
import { inventory } from './messages';
import { PartDialog } from './PartDialog';
import { type Reservation, ReservationDialog, useReservationColumns } from './reservations';
import { type Part, StockChip, StockRule, stockOf } from './StockState';

const movements = { receive: ReceiveDialog, issue: IssueDialog, giveBack: ReturnDialog, adjust: AdjustDialog };
const icons = { receive: IconArrowBarDown, issue: IconArrowBarUp, giveBack: IconArrowBackUp, adjust: IconScale };
const kinds = ['receive', 'issue', 'giveBack', 'adjust'] as const;

type Doing = { what: keyof typeof movements; order?: { value: string; label: string } };

/** One part: how much there is, for whom, and how it came to that. */
export function PartPage() {
  const t = inventory.use();
  const c = common.use();
  const { can } = useMe();
  const { sku } = useParams({ from: '/shell/estoque/$sku' });
  const [editing, setEditing] = useState(false);
  const [doing, setDoing] = useState<Doing>();
  const part = $api.useQuery('get', '/api/v1/inventory/parts/{sku}', { params: { path: { sku } } });
  const Movement = doing && movements[doing.what];
  const acts = (
    <>
      {can('inventory.write') && (
        <Button icon={IconPencil} onClick={() => setEditing(true)}>
          {c('edit')}
        </Button>
      )}
      {can('inventory.move') && <MoveMenu onChoose={(what) => setDoing({ what })} />}
    </>
  );
  return (
    <Page
      title={sku}
      sub={<span className="hide-sm">{part.data?.name}</span>}
      up={{ to: '/estoque', label: t('title') }}
      actions={<div className="row hide-sm">{acts}</div>}
    >
      <Loaded query={part}>
        {(one) => (
          <div className="stack">
            <div className="row w only-sm">{acts}</div>
            <Numbers part={one} />
            <div className="side-by">
              <Ledger part={one} onReturn={can('inventory.move') ? (order) => setDoing({ what: 'giveBack', order }) : undefined} />
              <Reservations part={one} />
            </div>
          </div>
        )}
      </Loaded>
      {editing && part.data && <PartDialog part={part.data} close={() => setEditing(false)} />}
      {Movement && part.data && <Movement part={part.data} from={doing.order} close={() => setDoing(undefined)} />}
    </Page>
  );
}

function MoveMenu({ onChoose }: { onChoose: (what: keyof typeof movements) => void }) {
  const t = inventory.use();
  return (
    <Menu position="bottom-end" shadow="none">
      <Menu.Target>
        <Button look="primary" shortcut="N">
          {t('move')}
          <IconChevronDown size={16} aria-hidden />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {kinds.map((what) => {
          const Icon = icons[what];
          return (
            <Menu.Item key={what} leftSection={<Icon size={16} stroke={1.75} />} onClick={() => onChoose(what)}>
              {t(what)}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}

function Numbers({ part }: { part: Part }) {
  const t = inventory.use();
  const state = stockOf(part);
  return (
    <Panel
      title={part.name}
      actions={
        <>
          <StockRule part={part} />
          <StockChip part={part} />
        </>
      }
    >
      <Figures
        of={[
          {
            name: `${t('available')} (${part.unit})`,
            value: quantity(part.available),
            tone: state === 'none' ? 'out' : state === 'low' ? 'lim' : undefined,
          },
          { name: t('onHand'), value: quantity(part.onHand) },
          { name: t('reserved'), value: quantity(part.reserved) },
          { name: t('reorderPoint'), value: part.reorderPoint === null ? '—' : quantity(part.reorderPoint) },
          { name: t('maximum'), value: part.maximum === null ? '—' : quantity(part.maximum) },
          { name: t('average'), value: unitPrice(part.average) },
          { name: t('value'), value: reais(part.value).replace('R$ ', '') },
        ]}
      />
    </Panel>
  );
}

function Ledger({ part, onReturn }: { part: Part; onReturn?: (order: { value: string; label: string }) => void }) {
  const t = inventory.use();
  const load: LoadPage<LedgerEntry> = (after, limit) =>
    api.GET('/api/v1/inventory/parts/{sku}/ledger', { params: { path: { sku: part.sku }, query: { after, limit } } });
  const columns = useLedgerColumns(onReturn);
  return (
    <Panel title={t('ledger')} actions={<CsvButton small name={`${t('ledger')} ${part.sku}`} columns={columns} load={load} />}>
      <PagedTable
        label={t('ledger')}
        query={usePages(['ledger', part.sku], load)}
        columns={columns}
        rowKey={(row) => row.id}
        empty={t('noLedger')}
      />
    </Panel>
  );
}

function Reservations({ part }: { part: Part }) {
  const t = inventory.use();
  const [chosen, setChosen] = useState<Reservation>();
  const load: LoadPage<Reservation> = (after, limit) =>
    api.GET('/api/v1/inventory/reservations', { params: { query: { sku: part.sku, after, limit } } });
  return (
    <Panel title={t('orderReservations')}>
      <PagedTable
        label={t('orderReservations')}
        query={usePages(['reservations', part.sku], load)}
        columns={useReservationColumns(true)}
        rowKey={(row) => row.id}
        onOpen={setChosen}
        empty={t('noReservations')}
      />
      {chosen && <ReservationDialog of={chosen} close={() => setChosen(undefined)} />}
    </Panel>
  );
}
