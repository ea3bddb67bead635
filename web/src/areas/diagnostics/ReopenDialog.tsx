import { Textarea } from '@mantine/core';
import { api } from '~/api/client';
import rules from '~/api/generated/diagnostics.forms.json';
import { queries } from '~/api/queries';
import { FormDialog } from '~/forms/FormDialog';
import { useApiForm } from '~/forms/useApiForm';
import type { ComponentKind } from '~/ui/Glyph';
import { kindWords } from '~/ui/kinds';
import { diagnostics } from './messages';
import type { Inspection } from './useReadings';

/** A closed inspection is corrected by its next revision, for a reason. */
export function ReopenDialog({ inspection, close, opened }: { inspection: Inspection; close: () => void; opened: (id: string) => void }) {
  const t = diagnostics.use();
  const k = kindWords.use();
  const reopen = useApiForm({
    initial: { reason: '' },
    rules: rules.ReopenInspectionRequest,
    async send(body, sending) {
      const path = { id: inspection.id };
      return (await api.POST('/api/v1/diagnostics/inspections/{id}/reopen', { params: { path }, body, ...sending })).data?.id ?? '';
    },
    async done(id) {
      await queries.invalidateQueries();
      close();
      opened(id);
    },
  });
  return (
    <FormDialog title={t('reopen.title')} close={close} of={reopen} label={t('reopen.action')}>
      <p className="sm mut">{t('reopen.text', { revision: inspection.revision, kind: k(inspection.componentKind as ComponentKind) })}</p>
      <Textarea data-autofocus required label={t('reopen.reason')} {...reopen.form.getInputProps('reason')} />
    </FormDialog>
  );
}
