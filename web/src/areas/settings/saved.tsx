import { useState } from 'react';
import { common } from '~/ui/messages';
import { Note } from '~/ui/Note';

/** Whether a form was just saved. */
export function useSaved() {
  const [isShown, show] = useState(false);
  return { isShown, tell: () => show(true) };
}

export function Saved({ show }: { show: boolean }) {
  const c = common.use();
  return show && <Note tone="ok">{c('saved')}</Note>;
}
