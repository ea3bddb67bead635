import { $api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import { cep, compact, taxId } from '~/format/texts';
import type { Rules } from '~/forms/rules';

type Address = Schemas['fiscal']['NoteAddress'];
type Recipient = Schemas['fiscal']['NoteRecipient'];

const blankAddress = { street: '', number: '', district: '', complement: '', cityCode: '', city: '', state: '', postalCode: '' };

/** An address as a form holds it; what was left empty comes back as null. */
export type AddressValues = Record<keyof typeof blankAddress, string | null>;

export type RecipientValues = {
  taxId: string | null;
  name: string | null;
  payer: string | null;
  stateRegistration: string | null;
  email: string | null;
  address: AddressValues;
};

export const addressValues = (known?: Partial<Record<keyof AddressValues, string | null>>): AddressValues => ({
  ...blankAddress,
  ...Object.fromEntries(Object.keys(blankAddress).map((name) => [name, known?.[name as keyof AddressValues] ?? ''])),
  postalCode: cep(known?.postalCode ?? ''),
});

/** The address as the API takes it. */
export const addressOf = (values: AddressValues): Address => ({
  street: values.street ?? '',
  number: values.number ?? '',
  district: values.district ?? '',
  complement: values.complement || undefined,
  cityCode: values.cityCode ?? '',
  city: values.city ?? '',
  state: values.state ?? '',
  postalCode: (values.postalCode ?? '').replace(/\D/g, '') || undefined,
});

/** Who receives the goods, with everything that an NF-e wants of them. */
export const recipientOf = (values: RecipientValues): Recipient => ({
  taxId: compact(values.taxId ?? '') || undefined,
  name: values.name,
  payer: (values.payer ?? 'No') as Recipient['payer'],
  stateRegistration: values.payer === 'Registered' ? values.stateRegistration?.replace(/\D/g, '') : undefined,
  email: values.email || undefined,
  address: addressOf(values.address),
});

/** Who takes a service: nobody need be named, and of a person the address need not be told. */
export function takerOf(values: RecipientValues): Recipient | undefined {
  const { payer: _, stateRegistration: __, address, ...whole } = recipientOf(values);
  if (!whole.taxId && !whole.name) return undefined;
  const isCompany = (whole.taxId ?? '').length > 11;
  return isCompany || address?.street ? { ...whole, address } : whole;
}

/** The rules, with more fields required where they are asked at all: `{ 'terms.recipient': ['taxId'] }`. */
export function requiring(rules: Rules, more: Record<string, string[]>, path = ''): Rules {
  return {
    ...rules,
    required: [...(rules.required ?? []), ...(more[path] ?? [])],
    properties:
      rules.properties &&
      Object.fromEntries(
        Object.entries(rules.properties).map(([name, one]) => [name, requiring(one, more, path ? `${path}.${name}` : name)]),
      ),
  };
}

/** What an NF-e cannot do without. */
export const wholeRecipient = { 'terms.recipient': ['taxId', 'name', 'address'], 'terms.recipient.address': ['postalCode'] };

/** What was last written of a customer on a note, so that the other notes of the order need not be told again. */
const written = new Map<string, RecipientValues>();

/** As a form shows it: what is left empty is an empty text. */
const shown = <T extends Record<string, unknown>>(values: T): T =>
  Object.fromEntries(Object.entries(values).map(([name, one]) => [name, one ?? ''])) as T;

export function remember(customerId: string | null, values: RecipientValues) {
  if (customerId) written.set(customerId, { ...shown(values), address: shown(values.address) });
}

/** What is known of who receives a note: the customer's record, and the city of the shop, where most of them live. Undefined until it is known. */
export function useRecipient(customerId: string | null): RecipientValues | undefined {
  const customer = $api.useQuery(
    'get',
    '/api/v1/orders/customers/{id}',
    { params: { path: { id: customerId ?? '' } } },
    { enabled: Boolean(customerId) },
  );
  const profile = $api.useQuery('get', '/api/v1/fiscal/profile');
  const last = customerId && written.get(customerId);
  if (last) return last;
  if (customer.isLoading || profile.isLoading) return undefined;
  const { cityCode, city, state } = profile.data?.issuer.address ?? {};
  return {
    taxId: taxId(customer.data?.taxId ?? ''),
    name: customer.data?.name ?? '',
    payer: 'No',
    stateRegistration: '',
    email: customer.data?.email ?? '',
    address: addressValues({ cityCode, city, state }),
  };
}
