import { useEffect } from 'react';
import { queries } from '~/api/queries';

const unsaved = new Set<object>();

// What is on its way, too: it would be cut off.
window.addEventListener('beforeunload', (event) => {
  if (unsaved.size > 0 || queries.isMutating() > 0) event.preventDefault();
});

/** Asks before the browser leaves the application over something that saves itself and has not yet. */
export function useUnsaved(isUnsaved: boolean) {
  useEffect(() => {
    if (!isUnsaved) return;
    const one = {};
    unsaved.add(one);
    return () => void unsaved.delete(one);
  }, [isUnsaved]);
}
