import { api } from '~/api/client';
import rules from '~/api/generated/purchasing.forms.json';
import { queries } from '~/api/queries';
import { ActDialog } from '~/forms/ActDialog';
import { DecimalField } from '~/forms/DecimalField';
import { FormDialog } from '~/forms/FormDialog';
import { useApiForm } from '~/forms/useApiForm';
import { PartField } from '../inventory/pickers';
import { purchasing } from './messages';
import type { Need } from './shared';

/** Somebody wants a part bought. */
export function RequestDialog({ close }: { close: () => void }) {
  const t = purchasing.use();
  const request = useApiForm({
    initial: { sku: null as string | null, quantity: null as number | null },
    rules: rules.RequestPartRequest,
    send: ({ sku, quantity }, sending) =>
      api.POST('/api/v1/purchasing/needs', { body: { sku: sku ?? '', quantity: quantity ?? 0 }, ...sending }),
    async done() {
      await queries.invalidateQueries();
      close();
    },
  });
  const field = request.form.getInputProps;
  return (
    <FormDialog title={t('requestPart')} close={close} of={request} label={t('requestPart')}>
      <p className="sec sm">{t('requestHelp')}</p>
      <PartField data-autofocus required label={t('sku')} {...field('sku')} />
      <DecimalField required of="quantity" label={t('quantity')} className="short" {...field('quantity')} />
    </FormDialog>
  );
}

export function DismissDialog({ need, close }: { need: Need; close: () => void }) {
  const t = purchasing.use();
  return (
    <ActDialog
      title={t('dismissTitle', { sku: need.sku })}
      label={t('dismiss')}
      close={close}
      send={(_, sending) => api.POST('/api/v1/purchasing/needs/{id}/dismiss', { params: { path: { id: need.id } }, ...sending })}
    >
      {t('dismissText')}
    </ActDialog>
  );
}
