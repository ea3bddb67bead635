import { Select, TextInput } from '@mantine/core';
import { IconPlus, IconTrash, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { api } from '~/api/client';
import rules from '~/api/generated/diagnostics.forms.json';
import { queries } from '~/api/queries';
import { diagnostics } from '~/areas/diagnostics/messages';
import type { FieldForm } from '~/forms/FieldForm';
import { FormDialog } from '~/forms/FormDialog';
import { useApiForm } from '~/forms/useApiForm';
import { Button } from '~/ui/Button';
import { ifMatch, type Marked } from './etag';
import type { Rules } from './RepairRules';
import { shop } from './shopMessages';
import './shop.css';

type Rule = Rules['rules'][number];
type Item = Rule['items'][number];

const asked = rules.RewriteRulesRequest.properties.rules.items.properties;
const features = asked.feature.enum as Rule['feature'][];
const actions = asked.action.enum as Rule['action'][];

const newItem = (): Item => ({ kind: 'Service', code: '', description: '', count: 'PerPiece' });

/** What each decision of a diagnosis brings to the quote, as a whole: who changed it meanwhile is not run over. */
export function RepairRulesDialog({ found, close }: { found: Marked<Rules>; close: () => void }) {
  const t = shop.use();
  const [start] = useState(found);
  const edit = useApiForm<Rules, unknown>({
    initial: start.data,
    rules: rules.RewriteRulesRequest,
    send: (body, { headers }) => api.PUT('/api/v1/diagnostics/rules', { body, headers: { ...headers, ...ifMatch(start.mark) } }),
    async done() {
      await queries.invalidateQueries();
      close();
    },
  });
  const { form } = edit;
  return (
    <FormDialog wide title={t('specifications.rules')} close={close} of={edit} onReload={() => queries.invalidateQueries().then(close)}>
      <p className="sec sm">{t('specifications.rulesHelp')}</p>
      {form.values.rules.map((rule, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a rule is known by its place until it is saved
        <RuleFields key={at} form={form as unknown as FieldForm} rule={rule} at={at} />
      ))}
      <div>
        <Button icon={IconPlus} onClick={() => form.insertListItem('rules', { feature: 'Bore', action: 'Size', items: [newItem()] })}>
          {t('specifications.addRule')}
        </Button>
      </div>
    </FormDialog>
  );
}

function RuleFields({ form, rule, at }: { form: FieldForm; rule: Rule; at: number }) {
  const t = shop.use();
  const d = diagnostics.use();
  const field = (name: string) => form.getInputProps(`rules.${at}.${name}`);
  const name = `${d(`features.${rule.feature}`)}, ${t(`specifications.actions.${rule.action}`)}`;
  return (
    <fieldset className="spec-row rule">
      <legend className="sr">{name}</legend>
      <Select
        required
        searchable
        allowDeselect={false}
        label={t('specifications.feature')}
        data={features.map((value) => ({ value, label: d(`features.${value}`) }))}
        {...field('feature')}
      />
      <Select
        required
        allowDeselect={false}
        label={t('specifications.action')}
        data={actions.map((value) => ({ value, label: t(`specifications.actions.${value}`) }))}
        {...field('action')}
      />
      <Button
        look="ghost"
        icon={IconTrash}
        aria-label={t('specifications.removeRule', { name })}
        onClick={() => form.removeListItem('rules', at)}
      />
      <div className="rule-items">
        {rule.items.map((item, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <ItemFields key={n} form={form} path={`rules.${at}.items`} at={n} of={`${name}: ${item.code}`} />
        ))}
        <div>
          <Button small look="ghost" icon={IconPlus} onClick={() => form.insertListItem(`rules.${at}.items`, newItem())}>
            {t('specifications.addItem')}
          </Button>
        </div>
      </div>
    </fieldset>
  );
}

function ItemFields({ form, path, at, of }: { form: FieldForm; path: string; at: number; of: string }) {
  const t = shop.use();
  const field = (name: string) => form.getInputProps(`${path}.${at}.${name}`);
  return (
    <div className="rule-line">
      <Select
        allowDeselect={false}
        label={t('prices.kind')}
        data={(['Service', 'Part'] as const).map((value) => ({ value, label: t(`prices.kinds.${value}`) }))}
        {...field('kind')}
      />
      <TextInput required label={t('code')} classNames={{ input: 'm' }} {...field('code')} />
      <TextInput required label={t('prices.description')} {...field('description')} />
      <Select
        allowDeselect={false}
        label={t('specifications.count')}
        data={(['PerPosition', 'PerPiece'] as const).map((value) => ({ value, label: t(`specifications.counts.${value}`) }))}
        {...field('count')}
      />
      <Button
        look="ghost"
        icon={IconX}
        aria-label={t('specifications.removeItem', { name: of })}
        onClick={() => form.removeListItem(path, at)}
      />
    </div>
  );
}
