import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { $api } from '~/api/client';
import { plusDays } from '~/format/date';
import { plate } from '~/format/texts';
import { DayField } from '~/forms/DayField';
import { useMe } from '~/session/me';
import { Button } from '~/ui/Button';
import { Glyph } from '~/ui/Glyph';
import { kindWords } from '~/ui/kinds';
import { orders } from '../messages';
import type { IntakeForm, Photos, StepName } from './intake';
import { wizard } from './messages';

/** Everything once more, and what is promised. */
export function SummaryStep({ form, photos, go }: { form: IntakeForm; photos: Photos; go: (to: StepName) => void }) {
  const t = wizard.use();
  const o = orders.use();
  const k = kindWords.use();
  const { today } = useMe();
  const { customerId, engine, components, complaint } = form.values;
  const customer = $api.useQuery('get', '/api/v1/orders/customers/{id}', { params: { path: { id: customerId } } }).data;
  return (
    <>
      <Part name={t('steps.customer')} change={() => go('customer')}>
        {customer?.name}
      </Part>
      <Part name={t('steps.engine')} change={() => go('engine')}>
        <b>{engine.model}</b> <span className="m">{[engine.serial, engine.plate && plate(engine.plate)].filter(Boolean).join(' · ')}</span>
        {complaint && <p className="sec">{complaint}</p>}
      </Part>
      <Part name={t('steps.components')} change={() => go('components')}>
        <ul className="brief">
          {components.map((one) => (
            <li key={one.key} className="row">
              <Glyph kind={one.kind} />
              <span>
                {[k(one.kind), one.label].filter(Boolean).join(', ')}
                {one.condition && <span className="mut"> · {one.condition}</span>}
              </span>
              {Boolean(photos[one.key]?.length) && (
                <span className="mut">{t('summary.photos', { count: photos[one.key]?.length ?? 0 })}</span>
              )}
            </li>
          ))}
        </ul>
      </Part>
      <div className="row w top-aligned">
        <DayField w={160} label={t('summary.promised')} minDate={plusDays(today, 0)} {...form.getInputProps('promisedOn')} />
        <Select
          w={160}
          allowDeselect={false}
          label={t('summary.priority')}
          data={[1, 2, 3, 4, 5].map((one) => ({ value: String(one), label: o(`priority.p${one as 1 | 2 | 3 | 4 | 5}`) }))}
          value={String(form.values.priority)}
          onChange={(next) => form.setFieldValue('priority', Number(next))}
        />
      </div>
    </>
  );
}

function Part({ name, change, children }: { name: string; change: () => void; children: ReactNode }) {
  const t = wizard.use();
  return (
    <section className="recap" aria-label={name}>
      <div className="row">
        <h3 className="sm mut">{name}</h3>
        <span className="sp" />
        <Button small look="ghost" onClick={change} aria-label={`${t('summary.change')}: ${name}`}>
          {t('summary.change')}
        </Button>
      </div>
      <div>{children}</div>
    </section>
  );
}
