import type { ReactNode } from 'react';
import { common } from './messages';

/** Why a list is empty: its filters, with the way out of them, or because there is nothing yet. */
export function Nothing({ isFiltered, clear, children }: { isFiltered: boolean; clear: () => void; children: ReactNode }) {
  const t = common.use();
  if (!isFiltered) return children;
  return (
    <>
      {t('nothingFound')}{' '}
      <button type="button" className="lnk" onClick={clear}>
        {t('clearFilters')}
      </button>
    </>
  );
}
