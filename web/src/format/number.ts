import { language } from '~/i18n/language';

/** A real minus, as wide as a digit; the hyphen of the locale data is not. */
const minus = (text: string) => text.replace('-', '−');

const formats = new Map<string, Intl.NumberFormat>();

function format(value: number, options: Intl.NumberFormatOptions): string {
  const key = `${language.current()} ${JSON.stringify(options)}`;
  let found = formats.get(key);
  if (!found) {
    found = new Intl.NumberFormat(language.current(), options);
    formats.set(key, found);
  }
  return minus(found.format(value));
}

/** `1.234,56`, for columns whose head says R$. */
export const amount = (reais: number) => format(reais, { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** `R$ 1.234,56`. */
export const reais = (value: number) => (value < 0 ? `−R$ ${amount(-value)}` : `R$ ${amount(value)}`);

/** A unit price: two decimals, more where it has more. */
export const unitPrice = (value: number) => format(value, { minimumFractionDigits: 2, maximumFractionDigits: 10 });

/** Pieces, litres: as many decimals as there are. */
export const quantity = (value: number) => format(value, { maximumFractionDigits: 4 });

/** Millimetres: always three decimals. */
export const millimetres = (value: number) => format(value, { minimumFractionDigits: 3, maximumFractionDigits: 3, useGrouping: false });

/** `12,5 %`. */
export const percent = (value: number) => `${format(value, { maximumFractionDigits: 2 })} %`;

/** `0,8125 %`: a rate of the law, with all the decimals it has. */
export const rate = (value: number) => `${quantity(value)} %`;

/** `12,5 %`, one decimal always: shares in a column. */
export const shareText = (value: number) =>
  `${format(value, { minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: 'negative' })} %`;

/** A count. */
export const count = (value: number) => format(value, { maximumFractionDigits: 0 });

/** What a person typed or pasted: `1.234,56`, `1234,56`, `R$ 1.234`, `1234.56`; null where it is no number. Of a measure `75.082` is no thousands. */
export function parseDecimal(text: string, pointIsDecimal = false): number | null {
  const compact = text.replace(/[\sR$%]/g, '').replace('−', '-');
  const grouped = !pointIsDecimal && /^-?[1-9]\d{0,2}(\.\d{3})+$/.test(compact);
  const thousands = grouped || compact.lastIndexOf(',') > compact.lastIndexOf('.');
  const plain = thousands ? compact.replaceAll('.', '').replace(',', '.') : compact.replaceAll(',', '');
  return /^-?\d*\.?\d+$/.test(plain) ? Number(plain) : null;
}
