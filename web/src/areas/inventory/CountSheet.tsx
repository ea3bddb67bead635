import { TextInput } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { api } from '~/api/client';
import { sentence } from '~/api/problem';
import { queries } from '~/api/queries';
import { time } from '~/format/date';
import { parseDecimal, quantity } from '~/format/number';
import { useSubmit } from '~/forms/useSubmit';
import { useUnsaved } from '~/forms/useUnsaved';
import { common } from '~/ui/messages';
import { Panel } from '~/ui/Panel';
import { type Count, type CountLine, nextLine, progressOf } from './counting';
import { inventory } from './messages';

/** The sheet while people are at the shelves: one field a part, no balance of the system to be led by. */
export function CountSheet({ count, names, canCount }: { count: Count; names: Map<string, string>; canCount: boolean }) {
  const t = inventory.use();
  const list = useRef<HTMLUListElement>(null);
  const { done, all } = progressOf(count.lines);

  function goOn(from: number) {
    const next = nextLine(count.lines, from);
    const fields = list.current?.querySelectorAll<HTMLInputElement>('input');
    fields?.[next ?? from]?.focus();
    fields?.[next ?? from]?.select();
  }

  return (
    <Panel title={t('progress', { done, all })} footer={t('blind')}>
      <ul className="sheet" ref={list}>
        {count.lines.map((line, at) => (
          <Line key={line.sku} id={count.id} line={line} name={names.get(line.sku)} canCount={canCount} onEnter={() => goOn(at)} />
        ))}
      </ul>
    </Panel>
  );
}

type LineProps = { id: string; line: CountLine; name?: string; canCount: boolean; onEnter: () => void };

function Line({ id, line, name, canCount, onEnter }: LineProps) {
  const t = inventory.use();
  const known = line.counted === null ? '' : quantity(line.counted);
  const [typed, setTyped] = useState<string>();
  const [wrong, setWrong] = useState<string>();
  // What is on its way: only another number is sent after it.
  const sent = useRef<number>(undefined);
  const record = useSubmit(
    (counted: number, sending) =>
      api.PUT('/api/v1/inventory/counts/{id}/lines/{sku}', { params: { path: { id, sku: line.sku } }, body: { counted }, ...sending }),
    {
      scope: `count-${id}-${line.sku}`,
      async done(_, counted) {
        await queries.invalidateQueries({ queryKey: ['get', '/api/v1/inventory/counts/{id}'] });
        if (sent.current !== counted) return;
        sent.current = undefined;
        setTyped((now) => (now !== undefined && parseDecimal(now) === counted ? undefined : now));
      },
      refused(error) {
        sent.current = undefined;
        setWrong(sentence(error));
      },
    },
  );
  useUnsaved(typed !== undefined && typed !== known);

  /** Whether one can go on to the next part. */
  function save(): boolean {
    if (typed === undefined || (typed === known && sent.current === undefined)) return line.counted !== null;
    if (typed.trim() === '') {
      setTyped(undefined);
      return false;
    }
    const counted = parseDecimal(typed);
    setWrong(counted === null ? common.say('invalid.number') : undefined);
    if (counted !== null && counted !== sent.current) {
      sent.current = counted;
      record.mutate(counted);
    }
    return counted !== null;
  }

  return (
    <li>
      <span>
        <span className="m">{line.sku}</span>
        {name && <span className="two">{name}</span>}
      </span>
      <span className="said sm mut">
        {line.countedAt && line.countedBy && !record.isPending ? (
          <>
            <IconCircleCheck size={16} stroke={1.75} className="t-ok" aria-hidden />
            {t('countedAt', { time: time(line.countedAt), by: line.countedBy })}
          </>
        ) : (
          t('notCounted')
        )}
      </span>
      <TextInput
        aria-label={`${t('counted')}: ${line.sku}`}
        inputMode="decimal"
        autoComplete="off"
        w={120}
        classNames={{ input: 'n' }}
        readOnly={!canCount}
        value={typed ?? known}
        error={wrong}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            setTyped(undefined);
            setWrong(undefined);
          }
          if (event.key === 'Enter' && save()) onEnter();
        }}
      />
    </li>
  );
}
