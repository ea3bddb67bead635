import { Button } from '~/ui/Button';
import { common } from '~/ui/messages';
import { Note } from '~/ui/Note';
import { RefusalNote } from './RefusalNote';

type Props = {
  refusal: unknown;
  busy: boolean;
  waiting: boolean;
  label?: string;
  onCancel?: () => void;
  /** Loads what somebody else saved meanwhile. */
  onReload?: () => void;
};

/** The end of a form: what was refused, and the buttons. */
export function FormActions({ refusal, busy, waiting, label, onCancel, onReload }: Props) {
  const t = common.use();
  return (
    <div className="stack">
      {waiting && <Note tone="lim">{t('waiting')}</Note>}
      <RefusalNote refusal={refusal} onReload={onReload} />
      <div className="row" style={{ justifyContent: 'flex-end' }}>
        {onCancel && (
          <Button disabled={busy} onClick={onCancel}>
            {t('cancel')}
          </Button>
        )}
        <Button type="submit" look="primary" busy={busy}>
          {label ?? t('save')}
        </Button>
      </div>
    </div>
  );
}
