import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Page } from '~/app/Page';
import { SavedAt } from '~/forms/SavedAt';
import { useMe } from '~/session/me';
import { Chip } from '~/ui/Chip';
import { Panel } from '~/ui/Panel';
import { Empty, Failure, Loading } from '~/ui/States';
import { AddLine } from './AddLine';
import { BudgetActions, type Dialog } from './BudgetActions';
import { BudgetDialogs } from './BudgetDialogs';
import { BudgetNotes } from './BudgetNotes';
import './budgets.css';
import { Answer, History, Remarks } from './Aside';
import { Compare } from './Compare';
import { LineTable } from './LineTable';
import { budgets } from './messages';
import { StatusChip } from './status';
import { Totals } from './Totals';
import { type Known, useBudget, useEditor, useVersions } from './useBudget';
import { useCosts } from './useCosts';

/** A budget: the version on the desk, or one as it was sent. */
export function BudgetPage() {
  const t = budgets.use();
  const { id } = useParams({ from: '/shell/orcamentos/$id' });
  const version = Number((useSearch({ strict: false }) as { versao?: string }).versao) || undefined;
  const budget = useBudget(id, version);
  if (!budget.data)
    return (
      <Page title={t('title')} up={{ to: '/orcamentos', label: t('title') }}>
        {budget.error ? <Failure error={budget.error} retry={() => budget.refetch()} /> : <Loading rows={10} />}
      </Page>
    );
  return <Desk key={`${id} ${budget.data.budget.version}`} known={budget.data} old={version !== undefined} />;
}

function Desk({ known, old }: { known: Known; old: boolean }) {
  const t = budgets.use();
  const { can } = useMe();
  const { budget } = known;
  const editor = useEditor(known);
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const costs = useCosts(editor.rows);
  const readOnly = old || !editor.editable || !can('budgets.write');
  const suggested = editor.rows.filter((row) =>
    budget.suggestions.some((one) => one.code === row.code && one.componentId === row.componentId),
  ).length;
  useKeys(readOnly, setDialog);
  return (
    <Page
      title={budget.number}
      up={{ to: '/orcamentos', label: t('title') }}
      actions={
        <>
          {!readOnly && <SavedAt of={editor} />}
          {!old && <BudgetActions budget={budget} ask={setDialog} />}
        </>
      }
      bar={<Bar known={known} />}
    >
      <div className="stack">
        <BudgetNotes budget={budget} editor={editor} old={old} />
        <div className="ob">
          <div className="stack">
            <Panel
              title={t('lines.title')}
              sub={
                <>
                  {t('lines.count', { count: editor.rows.length })}
                  {suggested > 0 && `, ${t('lines.fromReport', { count: suggested })}`}
                </>
              }
            >
              {editor.rows.length === 0 ? (
                <Empty>{t('lines.empty')}</Empty>
              ) : (
                <LineTable
                  budget={budget}
                  editor={editor}
                  readOnly={readOnly}
                  costs={costs}
                  edit={(row) => setDialog({ is: 'line', row })}
                />
              )}
              {!readOnly && (
                <AddLine
                  budget={budget}
                  add={editor.add}
                  free={() => setDialog({ is: 'free' })}
                  suggestions={() => setDialog({ is: 'suggestions' })}
                />
              )}
            </Panel>
            <Remarks editor={editor} readOnly={readOnly} />
          </div>
          <div className="stack">
            <Totals budget={budget} editor={editor} readOnly={readOnly} costs={costs} />
            <Answer budget={budget} />
            {budget.version > 1 && <Compare budget={budget} />}
            <History budget={budget} />
          </div>
        </div>
      </div>
      {dialog && <BudgetDialogs dialog={dialog} budget={budget} editor={editor} close={() => setDialog(null)} />}
    </Page>
  );
}

/** F2 searches the catalogue, F4 brings the suggestions, Ctrl Enter sends. */
function useKeys(readOnly: boolean, open: (dialog: Dialog) => void) {
  const { can } = useMe();
  const maySend = can('budgets.send');
  useEffect(() => {
    if (readOnly) return;
    function onKey(event: KeyboardEvent) {
      if (document.querySelector('[role="dialog"]')) return;
      if (event.key === 'F2') document.getElementById('catalogue')?.focus();
      else if (event.key === 'F4') open({ is: 'suggestions' });
      else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && maySend) open({ is: 'send' });
      else return;
      event.preventDefault();
    }
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [readOnly, maySend, open]);
}

function Bar({ known: { budget } }: { known: Known }) {
  const t = budgets.use();
  const navigate = useNavigate();
  const versions = useVersions(budget.id);
  const all = versions.data ?? [];
  const latest = all.at(-1)?.version ?? budget.version;
  const go = (version: number) => navigate({ to: '.', search: (version === latest ? {} : { versao: version }) as never, replace: true });
  return (
    <div className="bar ctx2">
      {all.length > 1 && (
        <fieldset className="seg" aria-label={t('version')}>
          {all.map((one) => (
            <button key={one.version} type="button" aria-pressed={one.version === budget.version} onClick={() => go(one.version)}>
              v{one.version}
            </button>
          ))}
        </fieldset>
      )}
      <StatusChip status={budget.status} />
      {budget.supplementary && <Chip tone="non">{t('supplementary')}</Chip>}
      <span>
        <span className="mut">{t('order')}</span>{' '}
        <Link className="lnk m" to="/ordens/$id" params={{ id: budget.orderId }}>
          {budget.orderNumber}
        </Link>
      </span>
      <span>
        <span className="mut">{t('customer')}</span> <b>{budget.customerName}</b>
      </span>
    </div>
  );
}
