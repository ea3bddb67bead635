import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';

/** The text that narrows a list; asks once typing rests. */
export function FilterBox({
  value,
  onChange,
  label,
}: {
  value: string | undefined;
  onChange: (text: string | undefined) => void;
  label: string;
}) {
  const [text, setText] = useState(value ?? '');
  const asked = useRef(value);
  const settle = useDebouncedCallback((next: string) => {
    asked.current = next.trim() || undefined;
    onChange(asked.current);
  }, 200);
  // Filters cleared, or an address gone back to: the box says what the list shows. What was asked for here is not answered with what is being typed.
  useEffect(() => {
    if (value === asked.current) return;
    asked.current = value;
    setText(value ?? '');
  }, [value]);
  return (
    <span className="fbox">
      <IconSearch size={16} aria-hidden />
      <input
        className="inp"
        data-filter
        type="search"
        aria-label={label}
        placeholder={label}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          settle(event.currentTarget.value);
        }}
      />
    </span>
  );
}
