import { tokens } from '~/session/tokens';
import { queries } from './queries';

/** What the server tells while a stream is open (ADR 19). */
type News = { event: string; data: string };

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Reads server-sent events; comments keep the line open and say nothing. */
export function newsOf(block: string): News | null {
  const lines = block.split('\n');
  const of = (name: string) => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
  const event = of('event');
  return event ? { event, data: of('data') ?? '' } : null;
}

async function read(signal: AbortSignal, tell: (news: News) => void) {
  const access = await tokens.access();
  if (!access) return;
  const answer = await fetch('/api/v1/notifications/stream', { headers: { Authorization: `Bearer ${access}` }, signal });
  if (!answer.ok || !answer.body) return;
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const blocks = (rest + part.value).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const news = newsOf(block);
      if (news) tell(news);
    }
  }
}

const shown = () => new Promise<void>((resolve) => document.addEventListener('visibilitychange', () => resolve(), { once: true }));

/**
 * Keeps what is shown as it is on the server: whatever changed is asked for again. A line that breaks is laid anew; a tab that nobody sees has none, because
 * a browser has six lines to a server. Returns how to stop.
 */
export function listen(): () => void {
  let [stopped, line] = [false, new AbortController()];
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const tell = () => {
    // Facts come in showers.
    waiting ??= setTimeout(() => {
      waiting = undefined;
      queries.invalidateQueries({ refetchType: 'active' });
    }, 300);
  };
  const onVisibility = () => document.hidden && line.abort();
  document.addEventListener('visibilitychange', onVisibility);
  void (async () => {
    while (!stopped) {
      while (document.hidden) await shown();
      if (stopped) return;
      line = new AbortController();
      await read(line.signal, tell).catch(() => undefined);
      if (!document.hidden) await pause(5000);
    }
  })();
  return () => {
    stopped = true;
    document.removeEventListener('visibilitychange', onVisibility);
    clearTimeout(waiting);
    line.abort();
  };
}
