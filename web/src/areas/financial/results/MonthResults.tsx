import { $api } from '~/api/client';
import { instant, month as nameOf } from '~/format/date';
import { Button } from '~/ui/Button';
import { Note } from '~/ui/Note';
import { Panel } from '~/ui/Panel';
import { Empty } from '~/ui/States';
import { LinePanel } from './LinePanel';
import { MonthTable } from './MonthTable';
import type { Filters } from './ResultsPage';
import { results } from './resultMessages';
import { isEmpty, type Line, type MonthResult } from './statement';

type Props = {
  /** Up to the one shown. */
  months: MonthResult[];
  set: (change: Filters) => void;
  line: Line | undefined;
  /** The version somebody wants to read instead of the month as it is. */
  version: number;
  move?: (category: string) => void;
};

/** A month by accrual and by cash, and beside it what a line is made of. */
export function MonthResults({ months, set, line, version, move }: Props) {
  const t = results.use();
  const now = months.at(-1) as MonthResult;
  const { month } = now;
  const versions = $api.useQuery('get', '/api/v1/financial/results/{month}/versions', { params: { path: { month } } });
  const earlier = versions.data?.versions.filter((one) => one.closed?.version !== now.closed?.version) ?? [];
  const old = earlier.find((one) => one.closed?.version === version);
  const shown = old ?? now;
  const beside = line && !old && !isEmpty(now);
  return (
    <div className="stack">
      {old && <OldNote of={old} leave={() => set({ versao: undefined })} />}
      <div className={beside ? 'dre-by' : undefined}>
        <Panel
          footer={
            <>
              <p>{t('footer')}</p>
              <Versions now={now} earlier={earlier} open={(versao) => set({ versao })} />
            </>
          }
        >
          {isEmpty(shown) ? (
            <Empty>{t('empty', { month: nameOf(month) })}</Empty>
          ) : (
            <MonthTable
              shown={shown}
              months={months}
              line={beside ? line : undefined}
              choose={old ? undefined : (linha) => set({ linha })}
            />
          )}
        </Panel>
        {beside && <LinePanel key={`${month} ${line}`} month={now} line={line} close={() => set({ linha: undefined })} move={move} />}
      </div>
    </div>
  );
}

function OldNote({ of: { month, closed }, leave }: { of: MonthResult; leave: () => void }) {
  const t = results.use();
  if (!closed) return null;
  return (
    <Note
      tone="lim"
      action={
        <Button small onClick={leave}>
          {t('asNow')}
        </Button>
      }
    >
      {t('wasThen', { month: nameOf(month), at: instant(closed.at), by: closed.by, version: closed.version })}
    </Note>
  );
}

/** Who closed the month, and how it was when it was closed before. */
function Versions({ now, earlier, open }: { now: MonthResult; earlier: MonthResult[]; open: (version: string) => void }) {
  const t = results.use();
  return (
    <>
      {now.closed && <p>{t('closedAs', { version: now.closed.version, at: instant(now.closed.at), by: now.closed.by })}</p>}
      {earlier.length > 0 && (
        <p className="row">
          {t('versions')}
          {earlier.map(
            ({ closed }) =>
              closed && (
                <button key={closed.version} type="button" className="lnk" onClick={() => open(String(closed.version))}>
                  {t('version', { version: closed.version })}
                </button>
              ),
          )}
        </p>
      )}
    </>
  );
}
