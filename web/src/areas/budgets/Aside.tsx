import { Textarea } from '@mantine/core';
import { day, instant } from '~/format/date';
import { reais } from '~/format/number';
import { taxId } from '~/format/texts';
import { Panel } from '~/ui/Panel';
import { budgets } from './messages';
import type { Budget } from './rows';
import type { Editor } from './useBudget';

/** What the customer said, and how we know. */
export function Answer({ budget }: { budget: Budget }) {
  const t = budgets.use();
  const { decision } = budget;
  if (!decision) return null;
  return (
    <Panel title={t('answer')} padded>
      <div className="stack sm">
        <p>
          {t('decision.given', { who: decision.by, when: instant(decision.at) })}
          {decision.document && <span className="m"> {taxId(decision.document)}</span>}
        </p>
        <p className="mut">
          {t(`decision.channels.${decision.channel}`)}
          {decision.recordedBy && `, ${t('decision.recorded', { who: decision.recordedBy })}`}
          {decision.evidence && `: ${decision.evidence}`}
        </p>
        {decision.plan && (
          <p>
            {t('decision.plan', { count: decision.plan.installments, day: day(decision.plan.firstDueOn) })}
            {decision.plan.downPayment > 0 && `, ${t('decision.planDown', { amount: reais(decision.plan.downPayment) })}`}
          </p>
        )}
        {decision.reason && <p>{decision.reason}</p>}
      </div>
    </Panel>
  );
}

/** Everything that happened to this version, the last first. */
export function History({ budget }: { budget: Budget }) {
  const t = budgets.use();
  return (
    <Panel title={t('history')}>
      <ol className="hist">
        {[...budget.history].reverse().map((one) => (
          <li key={one.at + one.what}>
            <span>{one.what}</span>
            <small>
              {one.who}, {instant(one.at)}
            </small>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

/** What the customer reads under the lines. */
export function Remarks({ editor, readOnly }: { editor: Editor; readOnly: boolean }) {
  const t = budgets.use();
  if (readOnly && !editor.notes) return null;
  return (
    <Panel title={t('notes')} padded>
      {readOnly ? (
        <p className="pre">{editor.notes}</p>
      ) : (
        <Textarea
          aria-label={t('notes')}
          autosize
          minRows={2}
          value={editor.notes}
          onChange={(event) => editor.set({ notes: event.currentTarget.value })}
        />
      )}
    </Panel>
  );
}
