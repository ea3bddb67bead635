import { useState } from 'react';
import { parseDecimal } from '~/format/number';
import { useUnsaved } from '~/forms/useUnsaved';

type Props = {
  label: string;
  value: number | null;
  show: (value: number) => string;
  onCommit: (value: number) => void;
  /** What an empty field means; nothing is given back where it is not said. */
  empty?: number;
  wide?: boolean;
};

/** A number in a table, edited where it stands. Enter goes to the same number of the next line, Esc gives back what stood there. */
export function NumberCell({ label, value, show, onCommit, empty, wide }: Props) {
  const [text, setText] = useState<string | null>(null);
  useUnsaved(text !== null);
  const parsed = text === null ? value : text.trim() === '' ? (empty ?? null) : parseDecimal(text);
  const wrong = text !== null && parsed === null;

  function settle() {
    if (text === null || wrong) return;
    if (parsed !== null && parsed !== value) onCommit(parsed);
    setText(null);
  }

  return (
    <input
      className={`edc n${wide ? ' w' : ''}`}
      inputMode="decimal"
      autoComplete="off"
      aria-label={label}
      aria-invalid={wrong || undefined}
      value={text ?? (value === null ? '' : show(value))}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setText(null);
        if (event.key !== 'Enter' || event.ctrlKey) return;
        event.preventDefault();
        const below = event.currentTarget.closest('td')?.cellIndex ?? -1;
        let row = event.currentTarget.closest('tr')?.nextElementSibling;
        while (row && !row.querySelector('input.edc')) row = row.nextElementSibling;
        const next = (row as HTMLTableRowElement | null)?.cells[below]?.querySelector('input');
        if (next) next.focus();
        else event.currentTarget.blur();
      }}
    />
  );
}
