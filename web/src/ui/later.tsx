import { type ComponentType, lazy } from 'react';
import { common } from './messages';
import { Note } from './Note';

/** In the place of a part that did not come: what stands around it, and what was typed there, stays. */
function Missing() {
  const t = common.use();
  return <Note tone="lim">{t('partMissing')}</Note>;
}

/** A part that comes when it is wanted, or before by `load`; to be shown inside a `Suspense`. */
export function later<P extends object>(find: () => Promise<ComponentType<P>>) {
  const load = () => find().then((part) => ({ default: part }));
  const part = lazy<ComponentType<P>>(() => load().catch(() => ({ default: Missing })));
  return Object.assign(part, { load: () => void load().catch(() => undefined) });
}
