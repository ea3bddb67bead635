import { Refused, sentence } from '~/api/problem';
import { Button } from '~/ui/Button';
import { common } from '~/ui/messages';
import { Note } from '~/ui/Note';

/** What was refused; where somebody else was faster, with the way to what they saved. */
export function RefusalNote({ refusal, onReload }: { refusal: unknown; onReload?: () => void }) {
  const t = common.use();
  if (refusal === null) return null;
  const conflict = refusal instanceof Refused && refusal.isConflict;
  return (
    <Note
      tone="out"
      action={
        conflict &&
        onReload && (
          <Button small onClick={onReload}>
            {t('conflictTheirs')}
          </Button>
        )
      }
    >
      {conflict ? t('conflict') : sentence(refusal)}
    </Note>
  );
}
