import { TextInput } from '@mantine/core';
import { api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import rules from '~/api/generated/diagnostics.forms.json';
import { queries } from '~/api/queries';
import { DayField } from '~/forms/DayField';
import { DecimalField } from '~/forms/DecimalField';
import { FormDialog } from '~/forms/FormDialog';
import { useApiForm } from '~/forms/useApiForm';
import { useMe } from '~/session/me';
import { shop } from './shopMessages';
import './settings.css';

export type Instrument = Schemas['diagnostics']['ListInstrumentsItem'];

const after = (close: () => void) => async () => {
  await queries.invalidateQueries();
  close();
};

/** An instrument the shop has bought, with its first certificate. */
export function InstrumentDialog({ close }: { close: () => void }) {
  const t = shop.use();
  const { today } = useMe();
  const edit = useApiForm({
    initial: {
      code: '',
      type: '',
      rangeMin: 0 as number | null,
      rangeMax: null as number | null,
      resolution: 0.001 as number | null,
      lastCalibrationOn: today as string | null,
      nextCalibrationOn: null as string | null,
      certificate: '',
    },
    rules: rules.RegisterInstrumentRequest,
    send: (values, sending) =>
      api.POST('/api/v1/diagnostics/instruments', {
        body: {
          ...values,
          rangeMin: values.rangeMin ?? 0,
          rangeMax: values.rangeMax ?? 0,
          resolution: values.resolution ?? 0,
          lastCalibrationOn: values.lastCalibrationOn ?? '',
          nextCalibrationOn: values.nextCalibrationOn ?? '',
        },
        ...sending,
      }),
    done: after(close),
  });
  const field = edit.form.getInputProps;
  return (
    <FormDialog title={t('instruments.new')} close={close} of={edit}>
      <TextInput data-autofocus required label={t('code')} w={180} classNames={{ input: 'm' }} {...field('code')} />
      <TextInput required label={t('instruments.type')} description={t('instruments.typeHelp')} {...field('type')} />
      <div className="pair">
        <DecimalField required of="length" label={t('instruments.rangeMin')} {...field('rangeMin')} />
        <DecimalField required of="length" label={t('instruments.rangeMax')} {...field('rangeMax')} />
      </div>
      <DecimalField required of="length" label={t('instruments.resolution')} className="short" {...field('resolution')} />
      <div className="pair">
        <DayField required label={t('instruments.last')} maxDate={today} {...field('lastCalibrationOn')} />
        <DayField required label={t('instruments.next')} {...field('nextCalibrationOn')} />
      </div>
      <TextInput label={t('instruments.certificate')} {...field('certificate')} />
    </FormDialog>
  );
}

/** What the laboratory answered. */
export function CalibrateDialog({ instrument, close }: { instrument: Instrument; close: () => void }) {
  const t = shop.use();
  const { today } = useMe();
  const edit = useApiForm({
    initial: { on: today as string | null, next: null as string | null, certificate: '' },
    rules: rules.CalibrateInstrumentRequest,
    send: (values, sending) =>
      api.POST('/api/v1/diagnostics/instruments/{id}/calibrations', {
        params: { path: { id: instrument.id } },
        body: { ...values, on: values.on ?? '', next: values.next ?? '' },
        ...sending,
      }),
    done: after(close),
  });
  const field = edit.form.getInputProps;
  return (
    <FormDialog title={t('instruments.calibrateOf', { code: instrument.code })} close={close} of={edit} label={t('instruments.calibrate')}>
      <DayField data-autofocus required label={t('instruments.last')} maxDate={today} className="short" {...field('on')} />
      <DayField required label={t('instruments.next')} minDate={today} className="short" {...field('next')} />
      <TextInput label={t('instruments.certificate')} {...field('certificate')} />
    </FormDialog>
  );
}
