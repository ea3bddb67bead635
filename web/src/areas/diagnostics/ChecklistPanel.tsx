import { useState } from 'react';
import { $api, api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import { sentence } from '~/api/problem';
import { queries } from '~/api/queries';
import { useSubmit } from '~/forms/useSubmit';
import { useUnsaved } from '~/forms/useUnsaved';
import { useMe } from '~/session/me';
import { Button } from '~/ui/Button';
import { Note } from '~/ui/Note';
import { Panel } from '~/ui/Panel';
import { Loaded } from '~/ui/States';
import { diagnostics } from './messages';

type Component = Schemas['diagnostics']['ShowDiagnosisComponent'];
type Item = Schemas['diagnostics']['ChecklistItem'];

/** What is looked at and not measured: one question a line, answered by a press or a word. */
export function ChecklistPanel({ orderId, component, locked }: { orderId: string; component: Component; locked: boolean }) {
  const run = component.checklist;
  const template = $api.useQuery(
    'get',
    '/api/v1/diagnostics/checklists/{kind}',
    { params: { path: { kind: component.kind } } },
    { enabled: !run, staleTime: 60_000 },
  );
  if (run) return <Questions key={run.completedAt ?? 'open'} orderId={orderId} component={component} items={run.items} locked={locked} />;
  return (
    <Loaded query={template} rows={3}>
      {(one) => <Questions orderId={orderId} component={component} items={one.items} locked={locked} />}
    </Loaded>
  );
}

type QuestionsProps = { orderId: string; component: Component; items: Item[]; locked: boolean };

function Questions({ orderId, component, items, locked }: QuestionsProps) {
  const t = diagnostics.use();
  const { can } = useMe();
  const run = component.checklist;
  const known = Object.fromEntries((run?.answers ?? []).map((one) => [one.code, one.answer]));
  const [again, setAgain] = useState(false);
  const [given, setGiven] = useState<Record<string, string>>({});
  const save = useSubmit(
    (said: Record<string, string>, sending) => {
      const body = { orderId, componentId: component.id, answers: Object.entries(said).map(([code, answer]) => ({ code, answer })) };
      return api.POST('/api/v1/diagnostics/checklists/runs', { body, ...sending });
    },
    {
      async done() {
        await queries.invalidateQueries();
        setGiven({});
        setAgain(false);
      },
    },
  );
  useUnsaved(Object.keys(given).length > 0);
  const answers: Record<string, string> = { ...known, ...given };
  const missing = items.filter((item) => item.required && !answers[item.code]?.trim()).length;
  const done = Boolean(run?.completedAt) && !again;
  const mayAnswer = can('diagnostics.write') && !locked;
  return (
    <Panel
      title={t('checklist.title')}
      sub={done ? t('checklist.done', { who: run?.completedBy ?? '' }) : missing > 0 ? t('checklist.open', { count: missing }) : undefined}
      actions={
        mayAnswer &&
        (done ? (
          <Button small look="ghost" onClick={() => setAgain(true)}>
            {t('checklist.again')}
          </Button>
        ) : (
          <Button
            small
            busy={save.isPending}
            disabled={Object.keys(given).length === 0 && !again}
            onClick={() => save.mutate(again ? { ...known, ...given } : given)}
          >
            {t('checklist.save')}
          </Button>
        ))
      }
    >
      <div className="chl">
        {items.map((item) => (
          <Question
            key={item.code}
            item={item}
            name={`${component.id}-${item.code}`}
            answer={answers[item.code] ?? ''}
            readOnly={done || !mayAnswer}
            onAnswer={(answer) => setGiven((before) => ({ ...before, [item.code]: answer }))}
          />
        ))}
        {save.isError && <Note tone="out">{sentence(save.error)}</Note>}
      </div>
    </Panel>
  );
}

type QuestionProps = { item: Item; name: string; answer: string; readOnly: boolean; onAnswer: (answer: string) => void };

function Question({ item, name, answer, readOnly, onAnswer }: QuestionProps) {
  const t = diagnostics.use();
  if (item.options.length === 0)
    return (
      <fieldset>
        <label htmlFor={name}>{item.text}</label>
        <input
          id={name}
          className="inp"
          maxLength={300}
          placeholder={readOnly ? '—' : t('checklist.write')}
          readOnly={readOnly}
          value={answer}
          onChange={(event) => onAnswer(event.currentTarget.value)}
        />
      </fieldset>
    );
  return (
    <fieldset>
      <legend>
        <span>
          {item.text}
          {item.required && !answer && <span className="t-lim sm"> {t('checklist.required')}</span>}
        </span>
      </legend>
      <span className="pick">
        {item.options.map((option) => (
          <label key={option}>
            <input type="radio" name={name} disabled={readOnly} checked={answer === option} onChange={() => onAnswer(option)} />
            <span>{option}</span>
          </label>
        ))}
      </span>
    </fieldset>
  );
}
