import { time } from '~/format/date';
import { common } from '~/ui/messages';

/** What saves itself, as far as it has. */
type Saving = { refusal: unknown; waiting: boolean; dirty: boolean; saving: boolean; savedAt: string | null };

/** `salvo às 09:44`, in a corner. */
export function SavedAt({ of }: { of: Saving }) {
  const t = common.use();
  const text = of.refusal
    ? t('autosave.refused')
    : of.waiting
      ? t('autosave.waiting')
      : of.dirty || of.saving
        ? t('autosave.saving')
        : of.savedAt && t('autosave.saved', { time: time(of.savedAt) });
  return (
    <span className={`sm hide-md ${of.refusal ? 't-out' : of.waiting ? 't-lim' : 'mut'}`} role="status">
      {text}
    </span>
  );
}
