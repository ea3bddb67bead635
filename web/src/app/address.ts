/**
 * What narrows a page stands in its address as it is: every value a text, never read as JSON, where the id `33E00363` would be a number, and infinite.
 */
export const address = {
  parseSearch: (text: string): Record<string, string> => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch(search: Record<string, unknown>): string {
    const told = Object.entries(search).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
    return told.length > 0 ? `?${new URLSearchParams(told)}` : '';
  },
};
