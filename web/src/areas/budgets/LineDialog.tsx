import { Checkbox, Modal, NativeSelect, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { DecimalField } from '~/forms/DecimalField';
import { mayDiscard } from '~/forms/useApiForm';
import { Button } from '~/ui/Button';
import type { ComponentKind } from '~/ui/Glyph';
import { kindWords } from '~/ui/kinds';
import { common } from '~/ui/messages';
import { budgets } from './messages';
import { type Budget, freshKey, type Row } from './rows';

export const blankRow = (): Row => ({
  key: freshKey(),
  kind: 'Service',
  code: '',
  description: '',
  quantity: 1,
  unitPrice: null,
  discount: 0,
  componentId: null,
  partCondition: null,
  customerSupplied: false,
  listPrice: null,
});

const isNumber = (value: unknown): value is number => typeof value === 'number';

/** Everything about one line; also a service that is in no catalogue. */
export function LineDialog({
  budget,
  row,
  isNew,
  close,
  done,
}: {
  budget: Budget;
  row: Row;
  isNew: boolean;
  close: () => void;
  done: (row: Row) => void;
}) {
  const t = budgets.use();
  const c = common.use();
  const k = kindWords.use();
  const form = useForm<Row>({
    initialValues: row,
    validate: {
      code: (value) => (value.trim() ? null : c('invalid.required')),
      quantity: (value) => (isNumber(value) && value > 0 ? null : c('invalid.number')),
      unitPrice: (value, all) =>
        (value === null && (all.listPrice !== null || all.customerSupplied)) || isNumber(value) ? null : c('invalid.number'),
      discount: (value) => (isNumber(value) && value >= 0 ? null : c('invalid.number')),
      description: (value) => (value?.trim() ? null : c('invalid.required')),
    },
  });
  const { values } = form;
  const reason = budget.suggestions.find((one) => one.code === row.code && one.componentId === row.componentId)?.reason;
  return (
    <Modal opened onClose={() => mayDiscard(form) && close()} title={t(isNew ? 'line.new' : 'line.edit')}>
      <form
        className="stack"
        noValidate
        onSubmit={form.onSubmit((changed) => {
          done({ ...changed, code: changed.code.trim(), description: changed.description?.trim() ?? null });
          close();
        })}
      >
        {reason && <p className="sm mut">{t('line.reason', { reason })}</p>}
        {isNew && (
          <div className="row" style={{ alignItems: 'flex-start' }}>
            <NativeSelect
              label={t('lines.kind')}
              data={(['Service', 'Part'] as const).map((value) => ({ value, label: t(`kinds.${value}`) }))}
              {...form.getInputProps('kind')}
            />
            <TextInput data-autofocus required label={t('lines.code')} classNames={{ input: 'm' }} {...form.getInputProps('code')} />
          </div>
        )}
        <TextInput required label={t('lines.description')} {...form.getInputProps('description')} value={values.description ?? ''} />
        <NativeSelect
          label={t('add.component')}
          data={[
            { value: '', label: t('lines.general') },
            ...budget.components.map((one) => ({ value: one.id, label: one.label ?? k(one.kind as ComponentKind) })),
          ]}
          value={values.componentId ?? ''}
          onChange={(event) => form.setFieldValue('componentId', event.currentTarget.value || null)}
        />
        <div className="row" style={{ alignItems: 'flex-start' }}>
          <DecimalField of="quantity" required label={t('lines.quantity')} w={100} {...form.getInputProps('quantity')} />
          <DecimalField
            of="money"
            label={t('lines.unit')}
            w={140}
            disabled={values.customerSupplied}
            {...form.getInputProps('unitPrice')}
          />
          <DecimalField of="money" label={t('lines.discount')} w={140} {...form.getInputProps('discount')} />
        </div>
        {values.kind === 'Part' && (
          <>
            <NativeSelect
              label={t('line.condition')}
              data={(['New', 'Reconditioned', 'Used'] as const).map((value) => ({ value, label: t(`conditions.${value}`) }))}
              {...form.getInputProps('partCondition')}
              value={values.partCondition ?? 'New'}
            />
            <Checkbox label={t('line.customerSupplied')} {...form.getInputProps('customerSupplied', { type: 'checkbox' })} />
          </>
        )}
        <div className="row" style={{ justifyContent: 'flex-end' }}>
          <Button onClick={close}>{c('cancel')}</Button>
          <Button type="submit" look="primary">
            {isNew ? c('add') : t('line.done')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
