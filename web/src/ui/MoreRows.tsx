import { Button } from './Button';
import { common } from './messages';
import { Failure } from './States';

/** What an infinite query says of the rows that are still to come. */
export type More = {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  isFetchNextPageError: boolean;
  error: unknown;
  fetchNextPage: () => unknown;
};

/** Below the rows that are there: the next ones on demand, or why they did not come. */
export function MoreRows({ query, small }: { query: More; small?: boolean }) {
  const t = common.use();
  if (!query.hasNextPage) return null;
  if (query.isFetchNextPageError) return <Failure error={query.error} retry={() => query.fetchNextPage()} />;
  return (
    <div className="pb r">
      <Button small={small} busy={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
        {t('more')}
      </Button>
    </div>
  );
}
