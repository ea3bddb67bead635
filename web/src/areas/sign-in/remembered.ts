const key = 'biela.email';

/** Who came in last on this computer. */
export const remembered = {
  email: () => localStorage.getItem(key) ?? '',
  keep: (email: string) => localStorage.setItem(key, email),
};
