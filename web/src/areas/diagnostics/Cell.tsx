import { memo, useState } from 'react';
import { useUnsaved } from '~/forms/useUnsaved';
import { diagnostics } from './messages';
import { keyOf, type Spot } from './metrology/features';
import type { Verdict } from './metrology/judgement';
import type { Scaled } from './metrology/specification';
import { completed, isSettled } from './metrology/typing';
import { mm, spotName } from './names';

/** What happens to a reading. */
export type CellEvents = {
  preview: (spot: Spot, value: Scaled | null) => void;
  commit: (spot: Spot, value: Scaled | null) => void;
  enter: (spot: Spot) => void;
  /** Moves the focus for a key; true where it did. */
  move: (event: React.KeyboardEvent<HTMLInputElement>, spot: Spot, settle: () => void) => boolean;
};

export type CellProps = {
  spot: Spot;
  value: Scaled | null;
  /** What typed decimals are completed to. */
  reference: Scaled | null;
  readOnly: boolean;
  /** The value of the position above. */
  above: Scaled | null;
  row: number;
  column: number;
  /** The same for every reading and always that of the moment, so that a key draws only the reading that is typed. */
  on: { current: CellEvents };
};

const isSame = ({ spot, ...one }: CellProps, { spot: place, ...other }: CellProps) =>
  keyOf(spot) === keyOf(place) && (Object.keys(one) as (keyof typeof one)[]).every((name) => one[name] === other[name]);

/** The colour of a single reading. */
export const shade = (verdict: Verdict) => (verdict === 'Out' ? 'o' : verdict === 'AtLimit' ? 'l' : '');

/** One reading. Text while it is typed, millimetres once it is left; Esc gives back what stood there. */
export const Cell = memo(function Cell(props: CellProps) {
  const { spot, value, reference, readOnly, above, on } = props;
  const t = diagnostics.use();
  const [text, setText] = useState<string | null>(null);
  useUnsaved(text !== null);
  const wrong = text !== null && text.trim() !== '' && completed(text, reference) === null;

  function settle() {
    if (text === null) return;
    const next = text.trim() === '' ? null : completed(text, reference);
    if (next === null && text.trim() !== '') return;
    on.current.commit(spot, next);
    setText(null);
  }

  function onKeyDown(event: React.KeyboardEvent<HTMLInputElement>) {
    if (event.key === 'Escape' && text !== null) {
      event.preventDefault();
      setText(null);
      on.current.preview(spot, value);
    } else if (event.key.toLowerCase() === 'd' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      if (readOnly || above === null) return;
      setText(null);
      on.current.commit(spot, above);
    } else if (on.current.move(event, spot, settle)) event.preventDefault();
  }

  return (
    <input
      className="m"
      inputMode="decimal"
      autoComplete="off"
      enterKeyHint="next"
      aria-label={spotName(t, spot)}
      aria-invalid={wrong || undefined}
      title={wrong ? t('notANumber', { text: text ?? '' }) : undefined}
      data-cell
      data-row-at={props.row}
      data-column-at={props.column}
      readOnly={readOnly}
      value={text ?? (value === null ? '' : mm(value))}
      onFocus={(event) => {
        event.currentTarget.select();
        on.current.enter(spot);
      }}
      onChange={(event) => {
        const next = event.currentTarget.value;
        setText(next);
        on.current.preview(spot, isSettled(next) ? completed(next, reference) : null);
      }}
      onBlur={settle}
      onKeyDown={onKeyDown}
    />
  );
}, isSame);
