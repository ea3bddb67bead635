import { IconCategory, IconDownload, IconLock, IconPrinter } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { $api, api } from '~/api/client';
import { Page } from '~/app/Page';
import { useFilters } from '~/app/useFilters';
import { instant, month as nameOf, plusMonths } from '~/format/date';
import { useMe } from '~/session/me';
import { Button } from '~/ui/Button';
import { Chip } from '~/ui/Chip';
import { download } from '~/ui/csv';
import { common } from '~/ui/messages';
import { Loaded } from '~/ui/States';
import { FinancialTabs } from '../shared';
import { CategoriesDialog } from './CategoriesDialog';
import { MonthResults } from './MonthResults';
import { MonthStepper } from './MonthStepper';
import './results.css';
import { results } from './resultMessages';
import { isLine, type MonthResult } from './statement';
import { YearResults } from './YearResults';

export type Filters = { mes?: string; visao?: 'meses'; regime?: 'caixa'; linha?: string; versao?: string };

/** The twelve months up to one. */
function useYear(month: string) {
  const range = { from: plusMonths(month, -11), to: month };
  const year = $api.useQuery(
    'get',
    '/api/v1/financial/results',
    { params: { query: range } },
    // Deliveries and payments reach the statement a moment after they are made.
    { placeholderData: (before) => before, refetchInterval: 5_000 },
  );
  // Of the answer before, what is of these months is theirs already.
  const months = year.data?.months.filter((one) => one.month >= range.from && one.month <= month);
  const shown = months?.find((one) => one.month === month);
  return { range, shown, asked: { ...year, data: shown && months } };
}

/** The income statement of a month by accrual and by cash, or of twelve months in one of them. */
export function ResultsPage() {
  const t = results.use();
  const { can, today, organization } = useMe();
  const { filters, set } = useFilters<Filters>();
  const [finding, find] = useState<string>();
  const month = /^\d{4}-(0[1-9]|1[0-2])$/.test(filters.mes ?? '') ? (filters.mes as string) : today.slice(0, 7);
  const { range, shown, asked } = useYear(month);
  const move = can('settings.write') ? find : undefined;
  const act = <Act look={filters.visao} set={set} range={range} categories={move && (() => find(''))} />;
  return (
    <Page
      title={t('title')}
      beside={
        <>
          <MonthStepper value={month} onChange={(mes) => set({ mes, versao: undefined })} />
          <span className="hide-sm">{shown?.closed && <Closed as={shown.closed} />}</span>
        </>
      }
      actions={<div className="row hide-sm">{act}</div>}
      bar={
        <>
          <FinancialTabs />
          <div className="bar only-sm">{act}</div>
        </>
      }
    >
      <h2 className="only-paper">{[organization.tradeName, t('title'), nameOf(month)].join(' · ')}</h2>
      <Loaded query={asked} rows={12}>
        {(all) =>
          filters.visao === 'meses' ? (
            <YearResults months={all} set={set} regime={filters.regime} />
          ) : (
            <MonthResults
              months={all}
              set={set}
              line={isLine(filters.linha) ? filters.linha : undefined}
              version={Number(filters.versao)}
              move={move}
            />
          )
        }
      </Loaded>
      {finding !== undefined && <CategoriesDialog find={finding} close={() => find(undefined)} />}
    </Page>
  );
}

function Closed({ as: { version, at, by } }: { as: NonNullable<MonthResult['closed']> }) {
  const t = results.use();
  return (
    <span title={t('closedAs', { version, at: instant(at), by })}>
      <Chip tone="ok" icon={IconLock}>
        {t('closed')}
      </Chip>
    </span>
  );
}

type ActProps = {
  look: Filters['visao'];
  set: (change: Filters) => void;
  range: { from: string; to: string };
  categories?: () => void;
};

/** What is shown, where categories stand, and the file. */
function Act({ look, set, range, categories }: ActProps) {
  const t = results.use();
  const c = common.use();
  const file = useMutation({
    // The document of the API does not say what a file is.
    mutationFn: async () =>
      (await api.GET('/api/v1/financial/results/csv', { params: { query: range }, parseAs: 'blob' })).data as unknown as Blob,
    onSuccess: (blob) => download(`dre-${range.from}-${range.to}.csv`, blob),
  });
  return (
    <>
      <fieldset className="seg" aria-label={t('look')}>
        <button type="button" aria-pressed={!look} onClick={() => set({ visao: undefined })}>
          {t('compare')}
        </button>
        <button type="button" aria-pressed={look === 'meses'} onClick={() => set({ visao: 'meses', versao: undefined })}>
          {t('year')}
        </button>
      </fieldset>
      {categories && (
        <Button icon={IconCategory} aria-label={t('categories')} onClick={categories}>
          <span className="hide-md">{t('categories')}</span>
        </Button>
      )}
      <Button className="hide-sm" icon={IconPrinter} aria-label={c('print')} onClick={() => window.print()} />
      <Button icon={IconDownload} aria-label={t('exportYear')} busy={file.isPending} onClick={() => file.mutate()}>
        <span className="hide-md">CSV</span>
      </Button>
    </>
  );
}
