import { Autocomplete } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import { amount } from '~/format/number';
import type { ComponentKind } from '~/ui/Glyph';
import { kindWords } from '~/ui/kinds';
import { budgets } from './messages';
import { type Budget, freshKey, type Row } from './rows';

type Item = Schemas['budgets']['ListCatalogueItem'];

const rowOf = (item: Item, componentId: string | null): Row => ({
  key: freshKey(),
  kind: item.kind,
  code: item.code,
  description: item.description,
  quantity: 1,
  unitPrice: item.price ?? null,
  discount: 0,
  componentId,
  partCondition: item.kind === 'Part' ? 'New' : null,
  customerSupplied: false,
  listPrice: item.price ?? null,
});

type Props = { budget: Budget; add: (row: Row) => void; free: () => void; suggestions: () => void };

/** Adds from the catalogue, by code or name, for a component of the order. */
export function AddLine({ budget, add, free, suggestions }: Props) {
  const t = budgets.use();
  const k = kindWords.use();
  const [text, setText] = useState('');
  const [component, setComponent] = useState<string>('');
  const [settled] = useDebouncedValue(text, 150);
  const found = useQuery({
    queryKey: ['catalogue', 'found', settled],
    queryFn: async () =>
      (await api.GET('/api/v1/budgets/catalogue', { params: { query: { search: settled || undefined, limit: 30 } } })).data?.items ?? [],
    placeholderData: (before) => before,
    staleTime: 30_000,
  });
  const items = found.data ?? [];
  return (
    <div className="add">
      <IconPlus size={14} aria-hidden />
      <Autocomplete
        id="catalogue"
        aria-label={t('add.label')}
        placeholder={t('add.placeholder')}
        size="xs"
        flex={1}
        selectFirstOptionOnChange
        maxDropdownHeight={320}
        comboboxProps={{ shadow: 'none', position: 'top-start' }}
        data={items.map((one) => ({ value: one.code, label: one.code }))}
        filter={({ options }) => options}
        renderOption={({ option }) => <Option item={items.find((one) => one.code === option.value)} />}
        value={text}
        onChange={setText}
        onOptionSubmit={(code) => {
          const item = items.find((one) => one.code === code);
          if (item) add(rowOf(item, component || null));
          setTimeout(() => setText(''));
        }}
      />
      <select
        className="inp sel"
        aria-label={t('add.component')}
        value={component}
        onChange={(event) => setComponent(event.currentTarget.value)}
      >
        <option value="">{t('lines.general')}</option>
        {budget.components.map((one) => (
          <option key={one.id} value={one.id}>
            {one.label ?? k(one.kind as ComponentKind)}
          </option>
        ))}
      </select>
      <button type="button" className="btn g s" onClick={free}>
        {t('add.free')}
      </button>
      <button type="button" className="btn g s" onClick={suggestions}>
        {t('add.suggestions')} <kbd>F4</kbd>
      </button>
      <span className="hide-md sm mut">
        <kbd>F2</kbd> {t('add.catalogue')}
      </span>
    </div>
  );
}

function Option({ item }: { item: Item | undefined }) {
  if (!item) return null;
  return (
    <span className="row cat">
      <span className="m mut">{item.code}</span>
      <span className="ell">{item.description}</span>
      <span className="sp" />
      <span className="n">{typeof item.price === 'number' ? amount(item.price) : '–'}</span>
    </span>
  );
}
