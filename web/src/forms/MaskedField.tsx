import { TextInput, type TextInputProps } from '@mantine/core';
import { cep, phone, plate, taxId } from '~/format/texts';

const masks = { taxId, phone, plate, cep };

type Props = Omit<TextInputProps, 'value' | 'onChange'> & {
  of: keyof typeof masks;
  value?: string | null;
  onChange?: (value: string) => void;
};

/** CPF, CNPJ (letters too), phone, plate or CEP: written as one likes or pasted in any form, shown as people write it once left. */
export function MaskedField({ of, value, onChange, ...rest }: Props) {
  return (
    <TextInput
      autoComplete="off"
      inputMode={of === 'phone' || of === 'cep' ? 'tel' : 'text'}
      {...rest}
      classNames={{ input: 'm' }}
      value={value ?? ''}
      onChange={(event) => onChange?.(event.currentTarget.value)}
      onBlur={(event) => {
        if (value) onChange?.(masks[of](value));
        rest.onBlur?.(event);
      }}
    />
  );
}
