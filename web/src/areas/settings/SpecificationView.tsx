import { Modal } from '@mantine/core';
import type { Schemas } from '~/api/generated';
import { diagnostics } from '~/areas/diagnostics/messages';
import { millimetres } from '~/format/number';
import { type Column, DataTable } from '~/ui/DataTable';
import { shop } from './shopMessages';

type Specification = Schemas['diagnostics']['ListSpecificationsItem'];
type Spec = Specification['features'][number];

const mm = (value: number | null | undefined) => (typeof value === 'number' ? millimetres(value) : '—');

/** The numbers of one version, as they judge. */
export function SpecificationView({ of, close }: { of: Specification; close: () => void }) {
  const t = shop.use();
  const d = diagnostics.use();
  const figure = (name: 'nominal' | 'serviceLimit' | 'ovalityMax' | 'taperMax' | 'flatnessMax'): Column<Spec> => ({
    head: t(`specifications.${name}`),
    number: true,
    cell: (row) => mm(row[name]),
  });
  const columns: Column<Spec>[] = [
    { head: t('specifications.feature'), phone: 'title', cell: (row) => d(`features.${row.feature}`) },
    figure('nominal'),
    { head: t('specifications.newRange'), number: true, phone: 'value', cell: (row) => `${mm(row.newMin)} – ${mm(row.newMax)}` },
    { ...figure('serviceLimit'), phone: 'detail' },
    figure('ovalityMax'),
    figure('taperMax'),
    figure('flatnessMax'),
    { head: t('specifications.sizes'), phone: 'state', cell: (row) => (row.sizes ?? []).map(mm).join(' · ') },
  ];
  return (
    <Modal opened onClose={close} size="auto" title={`${of.model} · ${t('workflows.version', { version: of.version })}`}>
      <p className="sec sm">{of.source}</p>
      <DataTable label={of.model} columns={columns} rows={of.features} rowKey={(row) => row.feature} />
    </Modal>
  );
}
