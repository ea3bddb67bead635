import { api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import { Tabs } from '~/app/Tabs';
import { month, plusMonths } from '~/format/date';
import { useMe } from '~/session/me';
import { Chip } from '~/ui/Chip';
import { ChoiceChip } from '~/ui/FilterChips';
import type { Tone } from '~/ui/StageMark';
import { issuing } from './issueMessages';
import { fiscal } from './messages';

export type Doc = Schemas['fiscal']['ShowDocumentResponse'];
export type DocItem = Schemas['fiscal']['ListDocumentsItem'];
export type Sale = Schemas['fiscal']['ShowInvoiceResponse'];
export type ServiceNote = Schemas['fiscal']['ShowServiceNoteResponse'];

export const docStates = ['Waiting', 'Authorised', 'Rejected', 'Denied', 'Cancelled', 'Abandoned'] as const;

const docTones: Record<Doc['status'], Tone> = {
  Waiting: 'blu',
  Authorised: 'ok',
  Rejected: 'out',
  Denied: 'out',
  Cancelled: 'non',
  Abandoned: 'non',
};
const saleTones: Record<Sale['status'], Tone> = { Pending: 'blu', Confirmed: 'ok', StockError: 'out', Cancelled: 'non' };
const eventTones: Record<Doc['events'][number]['status'], Tone> = { Waiting: 'blu', Registered: 'ok', Refused: 'out' };

export function DocState({ status, code }: { status: Doc['status']; code?: number | null }) {
  const t = fiscal.use();
  return (
    <Chip tone={docTones[status]}>
      {t(`docStates.${status}`)}
      {status === 'Rejected' && code ? ` ${code}` : ''}
    </Chip>
  );
}

export function SaleState({ status }: { status: Sale['status'] }) {
  const t = fiscal.use();
  return <Chip tone={saleTones[status]}>{t(`saleStates.${status}`)}</Chip>;
}

export function EventState({ status }: { status: Doc['events'][number]['status'] }) {
  const t = fiscal.use();
  return <Chip tone={eventTones[status]}>{t(`eventStates.${status}`)}</Chip>;
}

export function FiscalTabs() {
  const t = fiscal.use();
  const i = issuing.use();
  return (
    <Tabs
      label={t('area')}
      tabs={[
        { to: '/fiscal', label: t('documents') },
        { to: '/fiscal/servicos', label: t('services') },
        { to: '/fiscal/vendas', label: t('sales') },
        { to: '/fiscal/produtos', label: i('products.title') },
        { to: '/fiscal/numeracao', label: t('numbers') },
        { to: '/fiscal/livros', label: t('books') },
      ]}
    />
  );
}

/** First and last day of a month, as the filters of the API want them. */
export function daysOf(value: string | undefined) {
  if (!value) return {};
  const [year = 0, at = 1] = value.split('-').map(Number);
  return { from: `${value}-01`, to: new Date(Date.UTC(year, at, 0)).toISOString().slice(0, 10) };
}

/** One of the last twelve months; none of them where `any` may be chosen. */
export function MonthChip({ value, onChange }: { value: string | undefined; onChange: (value: string | undefined) => void }) {
  const t = fiscal.use();
  const { today } = useMe();
  const months = Array.from({ length: 12 }, (_, back) => plusMonths(today.slice(0, 7), -back));
  return (
    <ChoiceChip
      label={t('month')}
      any={t('any')}
      value={value}
      options={months.map((one) => ({ value: one, label: month(one) }))}
      onChange={onChange}
    />
  );
}

/** Files come with the token, which a link cannot carry. */
export const files = {
  danfe: (id: string) => blob(api.GET('/api/v1/fiscal/documents/{id}/danfe', { params: { path: { id } }, parseAs: 'blob' })),
  xml: (id: string) => blob(api.GET('/api/v1/fiscal/documents/{id}/xml', { params: { path: { id } }, parseAs: 'blob' })),
  correction: (id: string, sequence: number) =>
    blob(api.GET('/api/v1/fiscal/documents/{id}/corrections/{sequence}', { params: { path: { id, sequence } }, parseAs: 'blob' })),
  danfse: (id: string) => blob(api.GET('/api/v1/fiscal/service-notes/{id}/danfse', { params: { path: { id } }, parseAs: 'blob' })),
  serviceXml: (id: string) => blob(api.GET('/api/v1/fiscal/service-notes/{id}/xml', { params: { path: { id } }, parseAs: 'blob' })),
  taxes: (from: string, to: string) =>
    blob(api.GET('/api/v1/fiscal/books/taxes/csv', { params: { query: { from, to } }, parseAs: 'blob' })),
  month: (value: string) => blob(api.GET('/api/v1/fiscal/documents/export', { params: { query: { month: value } }, parseAs: 'blob' })),
};

async function blob(answer: Promise<{ data?: unknown }>) {
  return (await answer).data as Blob;
}
