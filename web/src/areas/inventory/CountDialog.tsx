import { Radio } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { api } from '~/api/client';
import { queries } from '~/api/queries';
import { FormDialog } from '~/forms/FormDialog';
import { useApiForm } from '~/forms/useApiForm';
import { Button } from '~/ui/Button';
import { inventory } from './messages';
import { PartField } from './pickers';

/** A new count sheet, of every part or of some. */
export function CountDialog({ close }: { close: () => void }) {
  const t = inventory.use();
  const navigate = useNavigate();
  const open = useApiForm({
    initial: { what: 'all', skus: [] as string[] },
    async send({ what, skus }, sending) {
      const body = what === 'all' ? {} : { skus };
      return (await api.POST('/api/v1/inventory/counts', { body, ...sending })).data?.id ?? '';
    },
    async done(id) {
      await queries.invalidateQueries();
      navigate({ to: '/estoque/contagens/$id', params: { id } });
    },
  });
  const { form } = open;
  const { what, skus } = form.getValues();
  return (
    <FormDialog title={t('newCount')} close={close} of={open} label={t('openCount')}>
      <Radio.Group label={t('whatCount')} {...form.getInputProps('what')}>
        <div className="stack" style={{ gap: 8 }}>
          <Radio data-autofocus value="all" label={t('countAll')} />
          <Radio value="some" label={t('countSome')} />
        </div>
      </Radio.Group>
      {what === 'some' && (
        <>
          <PartField
            key={skus.length}
            label={t('addPart')}
            value={null}
            error={form.errors.skus}
            onChange={(sku) => sku && !skus.includes(sku) && form.setFieldValue('skus', [...skus, sku])}
          />
          <ul className="stack" style={{ gap: 4 }}>
            {skus.map((sku) => (
              <li key={sku} className="row">
                <span className="m">{sku}</span>
                <span className="sp" />
                <Button
                  small
                  look="ghost"
                  icon={IconX}
                  aria-label={t('removePart', { sku })}
                  onClick={() =>
                    form.setFieldValue(
                      'skus',
                      skus.filter((one) => one !== sku),
                    )
                  }
                />
              </li>
            ))}
          </ul>
        </>
      )}
    </FormDialog>
  );
}
