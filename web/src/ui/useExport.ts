import { useMutation } from '@tanstack/react-query';
import type { LoadPage } from '~/api/usePages';
import { exportCsv } from './csv';
import type { Column } from './DataTable';
import { common } from './messages';

/** Hands out the whole list as a file named as it is, one at a time; a list that does not come is said where it was asked for. */
export function useExport<T>(name: string, columns: Column<T>[], load: LoadPage<T>) {
  const c = common.use();
  const file = useMutation({ mutationFn: () => exportCsv(name, columns, load) });
  return { label: file.error ? c('csvFailed') : c('csv'), busy: file.isPending, run: () => file.mutate() };
}
