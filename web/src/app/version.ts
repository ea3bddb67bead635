/** The scripts a page begins with: their names say what is in them. */
export const versionOf = (html: string) => [...html.matchAll(/<script[^>]+src="(\/assets\/[^"]+)"/g)].map(([, name]) => name).join(' ');

const mine = versionOf(document.documentElement.innerHTML);

/** Tells when the server has another version of the application than the one that runs here. Asks every five minutes and on coming back to the tab. */
export function onNewVersion(tell: () => void): () => void {
  async function ask() {
    const answer = await fetch('/', { cache: 'no-cache' }).catch(() => null);
    const theirs = answer?.ok ? versionOf(await answer.text()) : '';
    if (mine && theirs && theirs !== mine) tell();
  }
  const onVisible = () => document.visibilityState === 'visible' && ask();
  // A part of the application that is no longer there: the server has been replaced.
  window.addEventListener('vite:preloadError', tell);
  document.addEventListener('visibilitychange', onVisible);
  const timer = setInterval(ask, 300_000);
  return () => {
    window.removeEventListener('vite:preloadError', tell);
    document.removeEventListener('visibilitychange', onVisible);
    clearInterval(timer);
  };
}
