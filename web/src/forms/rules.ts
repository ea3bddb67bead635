import { compact, national } from '~/format/texts';
import { common } from '~/ui/messages';

/** What the API says of a request's body, as far as a form can check it: a part of JSON Schema, written by scripts/api.mjs. */
export type Rules = {
  type?: string;
  required?: string[];
  minLength?: number;
  maxLength?: number;
  minimum?: number | string;
  maximum?: number | string;
  pattern?: string;
  format?: string;
  enum?: unknown[];
  minItems?: number;
  maxItems?: number;
  properties?: Record<string, Rules>;
  items?: Rules;
};

export type Errors = Record<string, string>;

const formats: Record<string, (text: string) => boolean> = {
  email: (text) => /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text),
  'tax-id': (text) => isCpf(compact(text)) || isCnpj(compact(text)),
  cpf: (text) => isCpf(compact(text)),
  cnpj: (text) => isCnpj(compact(text)),
  plate: (text) => /^[A-Z]{3}\d[0-9A-Z]\d{2}$/.test(compact(text)),
  phone: (text) => /^\d{10,11}$/.test(national(text)),
  date: (text) => /^\d{4}-\d{2}-\d{2}$/.test(text),
};

const messageOf: Record<string, 'email' | 'taxId' | 'plate' | 'phone' | 'date'> = {
  email: 'email',
  'tax-id': 'taxId',
  cpf: 'taxId',
  cnpj: 'taxId',
  plate: 'plate',
  phone: 'phone',
  date: 'date',
};

/** Everything wrong with the values, by path (`lines.0.sku`). What the server alone can know, it says itself. */
export function check(rules: Rules, values: unknown): Errors {
  const errors: Errors = {};
  visit(rules, values, '', false, errors);
  return errors;
}

const isAbsent = (value: unknown) => value === null || value === undefined || (typeof value === 'string' && value.trim() === '');

function visit(rules: Rules, value: unknown, path: string, required: boolean, errors: Errors) {
  if (isAbsent(value)) {
    if (required) errors[path] = common.say('invalid.required');
    return;
  }
  if (rules.properties) {
    for (const [name, inner] of Object.entries(rules.properties))
      visit(
        inner,
        (value as Record<string, unknown>)[name],
        path ? `${path}.${name}` : name,
        rules.required?.includes(name) ?? false,
        errors,
      );
    return;
  }
  const wrong = Array.isArray(value)
    ? ofList(rules, value)
    : typeof value === 'number'
      ? ofNumber(rules, value)
      : ofText(rules, String(value).trim());
  if (wrong) errors[path] = wrong;
  if (Array.isArray(value) && rules.items)
    for (const [at, item] of value.entries()) visit(rules.items, item, `${path}.${at}`, true, errors);
}

function ofList({ minItems, maxItems }: Rules, value: unknown[]) {
  if (minItems !== undefined && value.length < minItems) return common.say('invalid.few', { count: minItems });
  if (maxItems !== undefined && value.length > maxItems) return common.say('invalid.many', { max: maxItems });
  return null;
}

function ofNumber({ type, minimum, maximum }: Rules, value: number) {
  if (type === 'integer' && !Number.isInteger(value)) return common.say('invalid.whole');
  if (minimum !== undefined && value < Number(minimum)) return common.say('invalid.least', { min: minimum });
  if (maximum !== undefined && value > Number(maximum)) return common.say('invalid.most', { max: maximum });
  return null;
}

function ofText({ type, format, minLength, maxLength, pattern }: Rules, text: string) {
  if (type === 'number' || type === 'integer') return common.say('invalid.number');
  const name = format && messageOf[format];
  if (format && name && !formats[format]?.(text)) return common.say(`invalid.${name}`);
  if (minLength !== undefined && text.length < minLength) return common.say('invalid.short', { count: minLength });
  if (maxLength !== undefined && text.length > maxLength) return common.say('invalid.long', { max: maxLength });
  if (pattern && !new RegExp(pattern, 'u').test(text)) return common.say('invalid.pattern');
  return null;
}

/** Weights 2 to 9 and again from the right, letters by their code minus 48 (IN RFB 2.229/2024). */
function digit(text: string, longest: number) {
  let sum = 0;
  for (let at = text.length - 1, weight = 2; at >= 0; at--, weight = weight === longest ? 2 : weight + 1)
    sum += (text.charCodeAt(at) - 48) * weight;
  return String(sum % 11 < 2 ? 0 : 11 - (sum % 11));
}

function isChecked(text: string, longest: number) {
  const base = text.slice(0, -2);
  const first = digit(base, longest);
  return !/^(.)\1+$/.test(text) && text.slice(-2) === first + digit(base + first, longest);
}

const isCpf = (text: string) => /^\d{11}$/.test(text) && isChecked(text, 11);
const isCnpj = (text: string) => /^[0-9A-Z]{12}\d{2}$/.test(text) && isChecked(text, 9);
