import { Select, type SelectProps } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { common } from '~/ui/messages';

type Choice = { value: string; label: string };

type Props = Omit<SelectProps, 'data' | 'value' | 'onChange'> & {
  /** A name of the list, for the cache. */
  from: string;
  /** Asks the server. */
  find: (search: string) => Promise<Choice[]>;
  value: string | null;
  onChange: (value: string | null) => void;
  /** What the chosen one is called before the list knows it. */
  chosen?: Choice | null;
};

/** Chooses one of many that the server searches. */
export function SearchField({ from, find, value, onChange, chosen, ...rest }: Props) {
  const t = common.use();
  const [search, setSearch] = useState('');
  const [settled] = useDebouncedValue(search, 150);
  const known = chosen && chosen.value === value ? [chosen] : [];
  const wanted = known.some((one) => one.label === settled) ? '' : settled;
  const found = useQuery({ queryKey: ['choices', from, wanted], queryFn: () => find(wanted), placeholderData: (before) => before });
  const data = [...known, ...(found.data ?? []).filter((one) => one.value !== chosen?.value)];
  return (
    <Select
      {...rest}
      searchable
      // The list itself scrolls: what scrolls has to be reachable by the keyboard, and the field reaches its list.
      withScrollArea={false}
      styles={{ options: { maxHeight: 220, overflowY: 'auto' } }}
      clearable={!rest.required}
      data={data}
      value={value}
      onChange={onChange}
      onSearchChange={setSearch}
      filter={({ options }) => options}
      nothingFoundMessage={found.isFetching ? t('loading') : t('nothingFound')}
    />
  );
}
