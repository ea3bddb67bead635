import { TextInput, type TextInputProps } from '@mantine/core';
import { useState } from 'react';
import { amount, millimetres, parseDecimal, percent, quantity, unitPrice } from '~/format/number';

const shown = {
  money: amount,
  price: unitPrice,
  quantity,
  length: millimetres,
  percent: (value: number) => percent(value).replace(/\s*%/, ''),
  rate: quantity,
  plain: quantity,
};

type Props = Omit<TextInputProps, 'value' | 'onChange'> & {
  /** How the number is written once the field is left. */
  of?: keyof typeof shown;
  value?: number | null;
  onChange?: (value: number | null) => void;
};

/** A number with decimal comma, right-aligned; takes a paste in any form. What is no number stays and is said to be none. */
export function DecimalField({ of = 'plain', value, onChange, ...rest }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? (typeof value === 'number' ? shown[of](value) : ((value as unknown as string | null) ?? ''));
  return (
    <TextInput
      inputMode="decimal"
      autoComplete="off"
      {...rest}
      classNames={{ input: 'n' }}
      value={text}
      onChange={(event) => {
        const next = event.currentTarget.value;
        setTyped(next);
        // Not a number yet: the text itself goes on, so that checking can say so.
        onChange?.(next.trim() === '' ? null : (parseDecimal(next, of === 'length') ?? (next as unknown as number)));
      }}
      onBlur={(event) => {
        setTyped(null);
        rest.onBlur?.(event);
      }}
    />
  );
}
