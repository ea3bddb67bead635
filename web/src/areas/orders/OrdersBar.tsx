import { IconCalendar, IconClock, IconUser } from '@tabler/icons-react';
import { useFilters } from '~/app/useFilters';
import { plusDays, relative, shortDay } from '~/format/date';
import { useMe } from '~/session/me';
import { CsvButton } from '~/ui/CsvButton';
import { Dropdown } from '~/ui/Dropdown';
import { FilterBox } from '~/ui/FilterBox';
import { ToggleChip } from '~/ui/FilterChips';
import { StageMark } from '~/ui/StageMark';
import { allStages, stages, stageWords } from '~/ui/stages';
import { stateTones } from './componentState';
import type { OrderFilters } from './filters';
import { orders } from './messages';
import { useOrderColumns, useOrders } from './useOrders';

/** What narrows the board and the list. */
export function OrdersBar({ listed }: { listed: boolean }) {
  const t = orders.use();
  const { filters, set } = useFilters<OrderFilters>();
  return (
    <div className="bar">
      <FilterBox label={t('search')} value={filters.busca} onChange={(busca) => set({ busca })} />
      {listed && <StageFilter />}
      <PromiseFilter />
      {listed && (
        <ToggleChip icon={IconClock} on={filters.atrasadas === 'sim'} onChange={(on) => set({ atrasadas: on ? 'sim' : undefined })}>
          {t('late')}
        </ToggleChip>
      )}
      <ToggleChip icon={IconUser} on={filters.minhas === 'sim'} onChange={(on) => set({ minhas: on ? 'sim' : undefined })}>
        {t('mine')}
      </ToggleChip>
      <span className="sp" />
      {listed ? <Export /> : <Legend />}
    </div>
  );
}

function StageFilter() {
  const t = orders.use();
  const s = stageWords.use();
  const { filters, set } = useFilters<OrderFilters>();
  return (
    <Dropdown
      position="bottom-start"
      button={
        <button type="button" className={filters.etapa ? 'fchip on' : 'fchip'}>
          {t('stage')} <b>{filters.etapa ? s(filters.etapa) : t('anyStage')}</b>
        </button>
      }
    >
      {({ Item }) => (
        <>
          <Item onClick={() => set({ etapa: undefined })}>{t('anyStage')}</Item>
          {allStages.map((status) => (
            <Item key={status} leftSection={<StageMark {...stages[status]} />} onClick={() => set({ etapa: status })}>
              {s(status)}
            </Item>
          ))}
        </>
      )}
    </Dropdown>
  );
}

function PromiseFilter() {
  const t = orders.use();
  const { today } = useMe();
  const { filters, set } = useFilters<OrderFilters>();
  return (
    <Dropdown
      position="bottom-start"
      button={
        <button type="button" className={filters.ate ? 'fchip on' : 'fchip'}>
          <IconCalendar size={14} stroke={1.75} aria-hidden />
          {t('promised')} <b>{filters.ate ? t('until', { day: shortDay(filters.ate) }) : t('anyPromise')}</b>
        </button>
      }
    >
      {({ Item }) => (
        <>
          <Item onClick={() => set({ ate: undefined })}>{t('anyPromise')}</Item>
          {[0, 1, 3, 7, 15, 30].map((days) => {
            const until = plusDays(today, days);
            return (
              <Item key={days} onClick={() => set({ ate: until })}>
                {t('until', { day: t('relative', { day: shortDay(until), relative: relative(today, until) }) })}
              </Item>
            );
          })}
        </>
      )}
    </Dropdown>
  );
}

function Export() {
  const t = orders.use();
  const { load } = useOrders();
  const columns = useOrderColumns();
  return <CsvButton name={t('title')} columns={columns} load={load} />;
}

function Legend() {
  const t = orders.use();
  return (
    <span className="row hide-md legend">
      <span className="sm mut">{t('legend')}</span>
      {(['measuring', 'working', 'waiting', 'stopped', 'done'] as const).map((state) => (
        <span key={state} className={`lg k-${stateTones[state]}`}>
          {t(`states.${state}`)}
        </span>
      ))}
    </span>
  );
}
