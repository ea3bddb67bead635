import { Select, Switch, TextInput } from '@mantine/core';
import { api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import budgetRules from '~/api/generated/budgets.forms.json';
import financialRules from '~/api/generated/financial.forms.json';
import orderRules from '~/api/generated/orders.forms.json';
import purchasingRules from '~/api/generated/purchasing.forms.json';
import { Page } from '~/app/Page';
import { DecimalField } from '~/forms/DecimalField';
import { useMe } from '~/session/me';
import { useMarked } from './etag';
import { settings } from './messages';
import { RuleForm } from './RuleForm';
import { ruleText } from './rules';
import { SettingsTabs } from './SettingsTabs';
import './settings.css';

type Financial = Schemas['financial']['ChangeSettingsRequest'];
type Pix = Schemas['financial']['ChangePixRequest'];

/** What the modules are told to do by themselves. */
export function RulesPage() {
  const t = ruleText.use();
  const s = settings.use();
  const { can } = useMe();
  const orders = useMarked('orders', () => api.GET('/api/v1/orders/settings'), can('orders.read'));
  const budgets = useMarked('budgets', () => api.GET('/api/v1/budgets/settings'), can('budgets.read'));
  const purchasing = useMarked('purchasing', () => api.GET('/api/v1/purchasing/settings'), can('purchasing.read'));
  const financial = useMarked('financial', () => api.GET('/api/v1/financial/settings'), can('financial.read'));
  const pix = useMarked('pix', () => api.GET('/api/v1/financial/pix'), can('financial.read'));
  const shifts = (['None', 'Next', 'Previous'] as const).map((value) => ({ value, label: t(`shifts.${value}`) }));
  return (
    <Page title={s('title')} bar={<SettingsTabs />}>
      <div className="two-up">
        {can('orders.read') && (
          <RuleForm
            title={t('orders')}
            query={orders}
            rules={orderRules.ChangeSettingsRequest}
            send={(body, headers) => api.PUT('/api/v1/orders/settings', { body, headers })}
          >
            {(form) => (
              <>
                <DecimalField required label={t('warrantyMonths')} className="short" {...form.getInputProps('warrantyMonths')} />
                <Switch label={t('allowDeliveryWithOverdue')} {...form.getInputProps('allowDeliveryWithOverdue', { type: 'checkbox' })} />
              </>
            )}
          </RuleForm>
        )}
        {can('budgets.read') && (
          <RuleForm
            title={t('budgets')}
            query={budgets}
            rules={budgetRules.ChangeSettingsRequest}
            send={(body, headers) => api.PUT('/api/v1/budgets/settings', { body, headers })}
          >
            {(form) => <DecimalField required label={t('validityDays')} className="short" {...form.getInputProps('validityDays')} />}
          </RuleForm>
        )}
        {can('purchasing.read') && (
          <RuleForm
            title={t('purchasing')}
            query={purchasing}
            rules={purchasingRules.ChangeSettingsRequest}
            send={(body, headers) => api.PUT('/api/v1/purchasing/settings', { body, headers })}
          >
            {(form) => (
              <>
                <DecimalField required of="money" label={t('approvalAbove')} className="short" {...form.getInputProps('approvalAbove')} />
                <DecimalField
                  required
                  of="percent"
                  label={t('priceTolerance')}
                  className="short"
                  {...form.getInputProps('priceTolerance')}
                />
              </>
            )}
          </RuleForm>
        )}
        {can('financial.read') && (
          <RuleForm<Financial>
            title={t('financial')}
            query={financial}
            rules={financialRules.ChangeSettingsRequest}
            send={(body, headers) => api.PUT('/api/v1/financial/settings', { body, headers })}
          >
            {(form) => (
              <>
                <div className="fields">
                  <DecimalField required of="percent" label={t('fine')} className="short" {...form.getInputProps('fine')} />
                  <DecimalField required of="percent" label={t('interest')} className="short" {...form.getInputProps('interest')} />
                  <DecimalField required label={t('graceDays')} className="short" {...form.getInputProps('graceDays')} />
                </div>
                <Select required allowDeselect={false} label={t('dueDateShift')} data={shifts} {...form.getInputProps('dueDateShift')} />
                <Switch label={t('remainderOnLast')} {...form.getInputProps('remainderOnLast', { type: 'checkbox' })} />
              </>
            )}
          </RuleForm>
        )}
        {can('financial.read') && (
          <RuleForm<Pix>
            title={t('pix')}
            query={pix}
            rules={financialRules.ChangePixRequest}
            send={(body, headers) => api.PUT('/api/v1/financial/pix', { body, headers })}
          >
            {(form) => (
              <>
                <TextInput label={t('pixKey')} description={t('pixKeyHelp')} classNames={{ input: 'm' }} {...form.getInputProps('key')} />
                <div className="fields">
                  <TextInput label={t('pixName')} {...form.getInputProps('name')} />
                  <TextInput label={t('pixCity')} className="short" {...form.getInputProps('city')} />
                </div>
              </>
            )}
          </RuleForm>
        )}
      </div>
    </Page>
  );
}
