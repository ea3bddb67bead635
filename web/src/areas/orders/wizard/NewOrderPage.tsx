import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import rules from '~/api/generated/orders.forms.json';
import { queries } from '~/api/queries';
import { Page } from '~/app/Page';
import { FormActions } from '~/forms/FormActions';
import { check } from '~/forms/rules';
import { useApiForm } from '~/forms/useApiForm';
import { Button } from '~/ui/Button';
import { kindWords } from '~/ui/kinds';
import { Panel } from '~/ui/Panel';
import { orders } from '../messages';
import { useUploads } from '../useUploads';
import { ComponentsStep } from './ComponentsStep';
import { CustomerStep } from './CustomerStep';
import { EngineStep } from './EngineStep';
import { blank, type Intake, type Photos, requestOf, type StepName, stepOf, steps } from './intake';
import { wizard } from './messages';
import { Opened } from './Opened';
import { StepList } from './StepList';
import { SummaryStep } from './SummaryStep';
import './wizard.css';

/** Checks an engine in: whose it is, what it is, what came with it. */
export function NewOrderPage() {
  const t = wizard.use();
  const o = orders.use();
  const k = kindWords.use();
  const navigate = useNavigate();
  const [step, setStep] = useState<StepName>('customer');
  const [photos, setPhotos] = useState<Photos>({});
  const [opened, setOpened] = useState<Schemas['orders']['OpenOrderResponse'] | null>(null);
  const uploads = useUploads();
  const { form, submit, ...state } = useApiForm<Intake, Schemas['orders']['OpenOrderResponse']>({
    initial: blank(),
    rules: rules.OpenOrderRequest,
    body: requestOf,
    send: async (values, sending) =>
      (await api.POST('/api/v1/orders', { body: requestOf(values), ...sending })).data as Schemas['orders']['OpenOrderResponse'],
    async done(answer, values) {
      const files = values.components.flatMap((one) =>
        (photos[one.key] ?? []).map((file, at) => ({ file, name: photoName(k(one.kind), one.label, at, file) })),
      );
      setOpened(answer);
      const arrived = files.length === 0 || (await uploads.send(answer.id, files));
      await queries.invalidateQueries();
      if (arrived) navigate({ to: '/ordens/$id', params: { id: answer.id } });
    },
  });

  const at = steps.indexOf(step);
  /** Further only with nothing wrong up to here; otherwise to where it is wrong. */
  function go(to: StepName) {
    const errors = check(rules.OpenOrderRequest, requestOf(form.getValues()));
    const wrong = Object.entries(errors).filter(([path]) => steps.indexOf(stepOf(path)) < steps.indexOf(to));
    form.setErrors(Object.fromEntries(wrong) as never);
    const first = wrong.map(([path]) => stepOf(path)).sort((one, other) => steps.indexOf(one) - steps.indexOf(other))[0];
    setStep(first ?? to);
    requestAnimationFrame(() => document.querySelector<HTMLElement>('form [aria-invalid="true"]')?.focus());
  }

  if (opened)
    return (
      <Page title={t('title')} up={{ to: '/ordens', label: o('title') }}>
        <Opened order={opened} uploads={uploads} />
      </Page>
    );
  const next = steps[at + 1];
  return (
    <Page title={t('title')} up={{ to: '/ordens', label: o('title') }}>
      <form
        className="wizard"
        noValidate
        onSubmit={(event) => {
          if (!next) return submit(event);
          event.preventDefault();
          go(next);
        }}
      >
        <StepList step={step} go={go} form={form} />
        <Panel title={t(`steps.${step}`)} padded>
          <div className="stack">
            {step === 'customer' && <CustomerStep form={form} />}
            {step === 'engine' && <EngineStep form={form} />}
            {step === 'components' && <ComponentsStep form={form} photos={photos} setPhotos={setPhotos} />}
            {step === 'summary' && <SummaryStep form={form} photos={photos} go={go} />}
            {next ? (
              <div className="row end">
                {at > 0 && <Button onClick={() => setStep(steps[at - 1] as StepName)}>{t('back')}</Button>}
                <Button type="submit" look="primary">
                  {t('next')}
                </Button>
              </div>
            ) : (
              <FormActions {...state} label={t('open')} />
            )}
          </div>
        </Panel>
      </form>
    </Page>
  );
}

/** A photo is known by what is on it. */
function photoName(kind: string, label: string | null, at: number, file: File) {
  const ending = /\.[a-z0-9]+$/i.exec(file.name)?.[0] ?? '';
  return `${[kind, label, at + 1].filter(Boolean).join(' ')}${ending}`;
}
