/** A CPF or CNPJ as people write it; CNPJ may hold letters. Anything else stays as it is. */
export function taxId(value: string): string {
  const plain = compact(value);
  if (/^\d{11}$/.test(plain)) return plain.replace(/(\d{3})(\d{3})(\d{3})(\d{2})/, '$1.$2.$3-$4');
  if (/^[0-9A-Z]{12}\d{2}$/.test(plain)) return plain.replace(/(.{2})(.{3})(.{3})(.{4})(.{2})/, '$1.$2.$3/$4-$5');
  return value;
}

/** The digits of a phone, without the country: 55 is an area, too. */
export const national = (phone: string) => phone.replace(/\D/g, '').replace(/^55(?=\d{10,11}$)/, '');

/** `(31) 98765-4321`; other lengths stay as they are. */
export function phone(value: string): string {
  const digits = national(value);
  return /^\d{10,11}$/.test(digits) ? digits.replace(/(\d{2})(\d{4,5})(\d{4})/, '($1) $2-$3') : value;
}

/** `ABC-1234`, or `ABC1D23` of Mercosul. */
export function plate(value: string): string {
  const plain = compact(value);
  return /^[A-Z]{3}\d{4}$/.test(plain) ? `${plain.slice(0, 3)}-${plain.slice(3)}` : plain;
}

/** `32600-000`. */
export const cep = (value: string) => value.replace(/\D/g, '').replace(/^(\d{5})(\d{3})$/, '$1-$2');

/** Letters and digits only, upper case: how numbers are compared and sent. */
export const compact = (value: string) => value.toUpperCase().replace(/[^0-9A-Z]/g, '');

/** The first letters of the first and the last name. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => word.length > 2 || name.length < 4);
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => word?.[0] ?? '')
    .join('')
    .toUpperCase();
}
