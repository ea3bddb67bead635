/** What is kept of a sign-in; `until` in milliseconds since 1970. */
export type Tokens = { access: string; refresh: string; until: number };

export const key = 'biela.session';

/** Whether this tab shares a sign-in that stays on the computer, or has one of its own. */
export const isShared = () => sessionStorage.getItem(key) === null;

export function kept(shared: boolean): Tokens | null {
  const text = (shared ? localStorage : sessionStorage).getItem(key);
  return text ? (JSON.parse(text) as Tokens) : null;
}

/** Whether the access token is good for some seconds yet. */
export const isGood = ({ until }: Tokens) => until - Date.now() > 20_000;
