import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { api } from '~/api/client';
import { type LoadPage, usePages } from '~/api/usePages';
import { Page } from '~/app/Page';
import { day, daysBetween } from '~/format/date';
import { millimetres } from '~/format/number';
import { useMe } from '~/session/me';
import { Actions } from '~/ui/Actions';
import { Button } from '~/ui/Button';
import { Chip } from '~/ui/Chip';
import { type Column, PagedTable } from '~/ui/DataTable';
import { Panel } from '~/ui/Panel';
import { CalibrateDialog, type Instrument, InstrumentDialog } from './InstrumentDialogs';
import { SettingsTabs } from './SettingsTabs';
import { shop } from './shopMessages';

const load: LoadPage<Instrument> = (after, limit) => api.GET('/api/v1/diagnostics/instruments', { params: { query: { after, limit } } });

function Calibration({ of }: { of: Instrument }) {
  const t = shop.use();
  const { today } = useMe();
  const days = daysBetween(today, of.nextCalibrationOn);
  if (!of.calibrated) return <Chip tone="out">{t('instruments.expired')}</Chip>;
  if (days <= 30) return <Chip tone="lim">{t('instruments.soon', { count: days })}</Chip>;
  return <Chip tone="ok">{t('instruments.valid')}</Chip>;
}

/** What the shop measures with, and until when it may. */
export function InstrumentsPage() {
  const t = shop.use();
  const { can } = useMe();
  const [adding, setAdding] = useState(false);
  const [calibrating, setCalibrating] = useState<Instrument | null>(null);
  const columns: Column<Instrument>[] = [
    { head: t('code'), phone: 'title', cell: (row) => <span className="m b">{row.code}</span> },
    { head: t('instruments.type'), phone: 'detail', cell: (row) => row.type },
    {
      head: t('instruments.range'),
      number: true,
      cell: (row) => `${millimetres(row.rangeMin)} – ${millimetres(row.rangeMax)}`,
    },
    { head: t('instruments.resolution'), number: true, cell: (row) => millimetres(row.resolution) },
    { head: t('instruments.last'), cell: (row) => <span className="m mut">{day(row.lastCalibrationOn)}</span> },
    { head: t('instruments.next'), cell: (row) => <span className="m">{day(row.nextCalibrationOn)}</span> },
    { head: t('instruments.certificate'), cell: (row) => row.certificate || <span className="mut">—</span> },
    { head: t('instruments.state'), phone: 'state', cell: (row) => <Calibration of={row} /> },
  ];
  if (can('diagnostics.write'))
    columns.push({
      head: '',
      phone: 'value',
      cell: (row) => (
        <Button small aria-label={t('instruments.calibrateOf', { code: row.code })} onClick={() => setCalibrating(row)}>
          {t('instruments.calibrate')}
        </Button>
      ),
    });
  return (
    <Page
      title={t('instruments.title')}
      up={{ to: '/ajustes', label: t('settings') }}
      bar={<SettingsTabs />}
      actions={
        <Actions
          actions={[
            can('diagnostics.write') && {
              label: t('instruments.new'),
              icon: IconPlus,
              primary: true,
              shortcut: 'N',
              run: () => setAdding(true),
            },
          ]}
        />
      }
    >
      <Panel footer={t('instruments.note')}>
        <PagedTable
          label={t('instruments.title')}
          query={usePages(['instruments'], load)}
          columns={columns}
          rowKey={(row) => row.id}
          empty={t('instruments.empty')}
        />
      </Panel>
      {adding && <InstrumentDialog close={() => setAdding(false)} />}
      {calibrating && <CalibrateDialog instrument={calibrating} close={() => setCalibrating(null)} />}
    </Page>
  );
}
