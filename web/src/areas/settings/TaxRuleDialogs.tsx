import { Select, Switch, TextInput } from '@mantine/core';
import { api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import rules from '~/api/generated/fiscal.forms.json';
import { queries } from '~/api/queries';
import { DayField } from '~/forms/DayField';
import { DecimalField } from '~/forms/DecimalField';
import { FormDialog } from '~/forms/FormDialog';
import { useApiForm } from '~/forms/useApiForm';
import { useMe } from '~/session/me';
import { taxRules } from './taxRules';

type Kind = Schemas['fiscal']['ListRulesKind'];
type Part = Kind['parts'][number];
type Facts = Schemas['fiscal']['OwnRuleFacts'];
type Own = Schemas['fiscal']['ListRulesOwn'];

const none: Partial<Facts> = { ncm: null, cest: null, fromUf: null, toUf: null, city: null, service: null, imported: null, limit: null };

const after = (close: () => void) => async () => {
  await queries.invalidateQueries();
  close();
};

/** A rule of the shop, from a day on. */
export function TaxRuleDialog(props: { kinds: Kind[]; topic?: Facts['topic']; since?: string; close: () => void }) {
  const { kinds, close } = props;
  const t = taxRules.use();
  const edit = useApiForm({
    initial: {
      rule: {
        ...none,
        topic: props.topic ?? ('Iss' as Facts['topic']),
        from: (props.since ?? null) as string | null,
        until: null as string | null,
        levied: true,
        rate: null as number | null,
        source: '',
      },
    },
    rules: rules.AddRuleRequest,
    send: ({ rule }, sending) =>
      api.POST('/api/v1/fiscal/rules', {
        body: { rule: { ...rule, from: rule.from ?? '', rate: rule.levied ? rule.rate : null, imported: rule.imported || null } },
        ...sending,
      }),
    done: after(close),
  });
  const field = edit.form.getInputProps;
  const { topic, levied } = edit.form.getValues().rule;
  const kind = kinds.find((one) => one.topic === topic);
  return (
    <FormDialog title={t('new')} close={close} of={edit}>
      <Select
        data-autofocus={props.topic ? undefined : true}
        required
        searchable
        allowDeselect={false}
        label={t('topic')}
        data={kinds.map((one) => ({ value: one.topic, label: t(`topics.${one.topic}`) }))}
        {...field('rule.topic')}
        // What narrows one kind of rule says nothing of another.
        onChange={(next) => next && edit.form.setFieldValue('rule', (rule) => ({ ...rule, ...none, topic: next as Facts['topic'] }))}
      />
      <div className="pair">
        <DecimalField
          data-autofocus={props.topic ? true : undefined}
          of="rate"
          required={levied}
          disabled={!levied}
          label={`${t('rate')} (%)`}
          {...field('rule.rate')}
        />
        <Switch label={t('levied')} {...field('rule.levied', { type: 'checkbox' })} />
      </div>
      <div className="pair">
        <DayField required label={t('from')} {...field('rule.from')} />
        <DayField label={t('until')} description={t('untilHelp')} {...field('rule.until')} />
      </div>
      {kind?.parts.map((part) => (
        <PartField key={part} part={part} required={part === kind.needed} field={field} />
      ))}
      <TextInput required label={t('source')} description={t('sourceHelp')} {...field('rule.source')} />
    </FormDialog>
  );
}

function PartField({
  part,
  required,
  field,
}: {
  part: Part;
  required: boolean;
  field: ReturnType<typeof useApiForm>['form']['getInputProps'];
}) {
  const t = taxRules.use();
  const name = `${part.charAt(0).toLowerCase()}${part.slice(1)}` as keyof typeof none;
  const label = t(`parts.${name as 'ncm'}`);
  if (part === 'Imported') return <Switch label={label} {...field(`rule.${name}`, { type: 'checkbox' })} />;
  if (part === 'Limit') return <DecimalField of="money" label={label} className="short" {...field(`rule.${name}`)} />;
  return (
    <TextInput
      required={required}
      label={label}
      description={part === 'Ncm' || part === 'Service' ? t('ncmHelp') : undefined}
      className="short"
      classNames={{ input: 'm' }}
      {...field(`rule.${name}`)}
    />
  );
}

/** The last day of a rule that has begun. */
export function EndRuleDialog({ rule, close }: { rule: Own; close: () => void }) {
  const t = taxRules.use();
  const { today } = useMe();
  const edit = useApiForm({
    initial: { until: today as string | null },
    rules: rules.EndRuleRequest,
    send: ({ until }, sending) =>
      api.PUT('/api/v1/fiscal/rules/{id}/end', {
        params: { path: { id: rule.id } },
        body: { until: until ?? '' },
        headers: { ...sending.headers, 'If-Match': `"${rule.version}"` },
      }),
    done: after(close),
  });
  return (
    <FormDialog title={t('endOf', { topic: t(`topics.${rule.facts.topic}`) })} close={close} of={edit} label={t('end')}>
      <div>{t('endHelp')}</div>
      <DayField data-autofocus required label={t('lastDay')} className="short" {...edit.form.getInputProps('until')} />
    </FormDialog>
  );
}
