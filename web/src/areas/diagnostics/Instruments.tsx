import { Modal, Textarea } from '@mantine/core';
import { day } from '~/format/date';
import { millimetres } from '~/format/number';
import { useMe } from '~/session/me';
import { Button } from '~/ui/Button';
import { common } from '~/ui/messages';
import { Note } from '~/ui/Note';
import { diagnostics } from './messages';
import { type Bench, daysLeft, type Instrument } from './useBench';

/** How the calibration of an instrument stands, nothing while it is far from its end. */
export function Calibration({ instrument, always }: { instrument: Instrument; always?: boolean }) {
  const t = diagnostics.use();
  const left = daysLeft(useMe().today, instrument);
  if (left < 0) return <span className="t-out">{t('calibrationPast', { day: day(instrument.nextCalibrationOn) })}</span>;
  if (left === 0) return <span className="t-lim">{t('calibrationToday')}</span>;
  if (left <= 15) return <span className="t-lim">{t('calibrationEnds', { count: left })}</span>;
  return always ? <span>{t('calibratedUntil', { day: day(instrument.nextCalibrationOn) })}</span> : null;
}

/** The instruments to choose from; one past its calibration asks for a reason. */
export function InstrumentChoice({ bench }: { bench: Bench }) {
  const t = diagnostics.use();
  const codes = bench.chosen.map((one) => one.code);
  const toggle = (code: string) => bench.choose(codes.includes(code) ? codes.filter((one) => one !== code) : [...codes, code]);
  if (bench.all.length === 0) return <Note tone="lim">{t('noneRegistered')}</Note>;
  return (
    <div className="stack">
      <fieldset className="bench plainset">
        <legend className="sr">{t('instruments')}</legend>
        {bench.all.map((one) => (
          <label key={one.id}>
            <input type="checkbox" className="chk" checked={codes.includes(one.code)} onChange={() => toggle(one.code)} />
            <span>
              <b className="m">{one.code}</b> {one.type}
              <small>
                <span className="m">{t('range', { min: millimetres(one.rangeMin), max: millimetres(one.rangeMax) })}</span>
                {' · '}
                <Calibration instrument={one} always />
              </small>
            </span>
          </label>
        ))}
      </fieldset>
      {bench.chosen.some((one) => !one.calibrated) && (
        <Textarea
          required
          label={t('overrideReason')}
          description={t('overrideHelp')}
          maxLength={300}
          value={bench.reason}
          onChange={(event) => bench.setReason(event.currentTarget.value)}
        />
      )}
      <p className="sm mut">{t('instrumentsHelp')}</p>
    </div>
  );
}

export function InstrumentDialog({ bench, close }: { bench: Bench; close: () => void }) {
  const t = diagnostics.use();
  const c = common.use();
  return (
    <Modal opened onClose={close} title={t('chooseInstruments')}>
      <div className="stack">
        <InstrumentChoice bench={bench} />
        <div className="row" style={{ justifyContent: 'flex-end' }}>
          <Button look="primary" onClick={close}>
            {c('close')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
