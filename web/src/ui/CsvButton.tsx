import { IconDownload } from '@tabler/icons-react';
import type { LoadPage } from '~/api/usePages';
import { Button } from './Button';
import type { Column } from './DataTable';
import { useExport } from './useExport';

/** Hands out the whole list as a file, named as it is. */
export function CsvButton<T>({ name, columns, load, small }: { name: string; columns: Column<T>[]; load: LoadPage<T>; small?: boolean }) {
  const csv = useExport(name, columns, load);
  return (
    <Button small={small} look="ghost" icon={IconDownload} busy={csv.busy} aria-label={csv.label} aria-live="polite" onClick={csv.run}>
      <span className="hide-sm">{csv.label}</span>
    </Button>
  );
}
