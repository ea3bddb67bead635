/** A municipality with the IBGE's code, which notes carry. */
export type City = { code: string; name: string; state: string };

/** The states by the first two digits of the codes of their municipalities. */
const states: Record<string, string> = {
  11: 'RO',
  12: 'AC',
  13: 'AM',
  14: 'RR',
  15: 'PA',
  16: 'AP',
  17: 'TO',
  21: 'MA',
  22: 'PI',
  23: 'CE',
  24: 'RN',
  25: 'PB',
  26: 'PE',
  27: 'AL',
  28: 'SE',
  29: 'BA',
  31: 'MG',
  32: 'ES',
  33: 'RJ',
  35: 'SP',
  41: 'PR',
  42: 'SC',
  43: 'RS',
  50: 'MS',
  51: 'MT',
  52: 'GO',
  53: 'DF',
};

let known: Promise<City[]> | undefined;

/** All of them, by the table of the IBGE that the NF-e goes by; fetched when somebody first writes an address. */
function cities(): Promise<City[]> {
  known ??= import('./cities.tsv?raw').then(({ default: table }) =>
    table
      .trimEnd()
      .split('\n')
      .map((line) => {
        const [code = '', name = ''] = line.split('\t');
        return { code, name, state: states[code.slice(0, 2)] ?? '' };
      }),
  );
  return known;
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Those whose name, with `/UF` or without, begins so; then those that have it somewhere. Accents and case do not matter. */
export async function findCities(search: string): Promise<City[]> {
  const wanted = plain(search.trim());
  const named = (await cities())
    .map((city) => ({ city, text: plain(`${city.name}/${city.state}`) }))
    .filter(({ text }) => text.includes(wanted));
  const first = named.filter(({ text }) => text.startsWith(wanted));
  return [...first, ...named.filter(({ text }) => !text.startsWith(wanted))].slice(0, 20).map(({ city }) => city);
}

export const cityOf = async (code: string) => (await cities()).find((city) => city.code === code);
