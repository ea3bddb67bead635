import { Modal, Select, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { $api, api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import { sentence } from '~/api/problem';
import { queries } from '~/api/queries';
import { useSubmit } from '~/forms/useSubmit';
import { Empty, Loaded } from '~/ui/States';
import { results } from './resultMessages';
import { groups, type Line } from './statement';

type Item = Schemas['financial']['ListResultCategoriesItem'];

/** What orders and sales alone bring is no place for a category. */
const taken: Line[] = ['Services', 'Parts', 'Discounts'];
const byName = 'byName';

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Where each category stands in the statement. `find` names the one somebody came for. */
export function CategoriesDialog({ find, close }: { find: string; close: () => void }) {
  const t = results.use();
  const [search, setSearch] = useState(find);
  const categories = $api.useQuery('get', '/api/v1/financial/results/categories');
  return (
    <Modal opened onClose={close} title={t('categories')} size="lg">
      <div className="stack">
        <p>{t('categoriesText')}</p>
        <TextInput
          data-autofocus
          type="search"
          aria-label={t('search')}
          placeholder={t('search')}
          leftSection={<IconSearch size={16} stroke={1.75} aria-hidden />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <Loaded query={categories}>
          {({ items }) => {
            const found = items.filter((one) => plain(one.category).includes(plain(search.trim())));
            return found.length === 0 ? (
              <Empty>{t(items.length === 0 ? 'noCategories' : 'noCategory')}</Empty>
            ) : (
              <ul className="categories">
                {found.map((one) => (
                  <Place key={one.category} of={one} />
                ))}
              </ul>
            );
          }}
        </Loaded>
      </div>
    </Modal>
  );
}

function useOptions({ line: now, chosen }: Item) {
  const t = results.use();
  const lines = groups.map(({ sum, lines }) => ({
    group: t(`names.${sum}`),
    items: lines
      .filter((line) => !taken.includes(line) || line === now)
      .map((line) => ({ value: line as string, label: t(`names.${line}`) })),
  }));
  return chosen ? [{ value: byName, label: t('asBiela') }, ...lines] : lines;
}

/** A category and its line, saved as it is chosen. */
function Place({ of }: { of: Item }) {
  const t = results.use();
  const options = useOptions(of);
  const place = useSubmit(
    (line: Line | null, sending) => api.PUT('/api/v1/financial/results/categories', { body: { category: of.category, line }, ...sending }),
    { done: () => queries.invalidateQueries() },
  );
  return (
    <li>
      <span>
        {of.category}
        <span className="two">{t(of.chosen ? 'chosen' : 'byName')}</span>
      </span>
      <Select
        aria-label={t('lineOf', { category: of.category })}
        data={options}
        value={(place.isPending && place.variables) || of.line}
        onChange={(value) => value && place.mutate(value === byName ? null : (value as Line))}
        allowDeselect={false}
        disabled={place.isPending}
        error={place.error ? sentence(place.error) : undefined}
        maxDropdownHeight={320}
      />
    </li>
  );
}
