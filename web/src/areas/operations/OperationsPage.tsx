import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { Page } from '~/app/Page';
import { count } from '~/format/number';
import { Chip } from '~/ui/Chip';
import { type Column, DataTable } from '~/ui/DataTable';
import { Panel } from '~/ui/Panel';
import { Loaded } from '~/ui/States';
import { operations } from './messages';
import { OperationsTabs } from './OperationsTabs';
import { StuckPanel } from './StuckPanel';
import { isWell, type ModuleHealth, useHealth } from './useHealth';
import './operations.css';

function useColumns(): Column<ModuleHealth>[] {
  const t = operations.use();
  const figure = (name: 'waiting' | 'queued'): Column<ModuleHealth> => ({
    head: t(name),
    number: true,
    cell: (row) => count(row[name]),
  });
  return [
    {
      head: t('service'),
      phone: 'title',
      cell: (row) => (
        <span className="row">
          {isWell(row) ? (
            <IconCircleCheck size={16} stroke={1.75} className="t-ok" aria-hidden />
          ) : (
            <IconAlertTriangle size={16} stroke={1.75} className="t-lim" aria-hidden />
          )}
          {t(`modules.${row.module}`)}
        </span>
      ),
    },
    {
      head: t('database'),
      phone: 'state',
      cell: (row) => <Chip tone={row.database ? 'ok' : 'out'}>{t(row.database ? 'answers' : 'silent')}</Chip>,
    },
    figure('waiting'),
    {
      head: t('oldest'),
      number: true,
      cell: (row) => <span className="mut">{t('seconds', { count: Math.round(row.oldestSeconds) })}</span>,
    },
    figure('queued'),
    {
      head: t('dead'),
      number: true,
      phone: 'value',
      cell: (row) => <span className={row.dead > 0 ? 't-out b' : undefined}>{count(row.dead)}</span>,
    },
  ];
}

/** How the services are, and what is stuck between them. */
export function OperationsPage() {
  const t = operations.use();
  const health = useHealth();
  const columns = useColumns();
  const all = health.data?.modules ?? [];
  const well = all.filter(isWell).length;
  return (
    <Page
      title={t('title')}
      sub={
        health.data && (
          <Chip tone={well === all.length ? 'ok' : 'lim'} icon={well === all.length ? IconCircleCheck : IconAlertTriangle}>
            {well === all.length ? t('allWell') : t('well', { well, all: all.length })}
          </Chip>
        )
      }
      bar={<OperationsTabs />}
    >
      <div className="operations">
        <Panel title={t('services')} sub={t('servicesSub')} footer={health.data && t('version', { version: health.data.version })}>
          <Loaded query={health} rows={12}>
            {(said) => <DataTable label={t('services')} columns={columns} rows={said.modules} rowKey={(row) => row.module} />}
          </Loaded>
        </Panel>
        <StuckPanel />
      </div>
    </Page>
  );
}
