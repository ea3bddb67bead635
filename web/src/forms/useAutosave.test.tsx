import { QueryClientProvider, useQuery } from '@tanstack/react-query';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { queries } from '~/api/queries';
import { useAutosave } from './useAutosave';

type Text = { version: number; text: string };

const queryKey = ['text'];

/** What the server has, and the answers it has not given yet, in the order they were asked for. */
let stored: Text;
let waiting: { kind: 'read' | 'write'; answer: () => void }[];
let editor: ReturnType<typeof useAutosave<Text, string>>;
let root: Root;

const answered = (kind: 'read' | 'write', value: Text) =>
  new Promise<Text>((resolve) => waiting.push({ kind, answer: () => resolve(value) }));

/** Decides at once what the answer is; it arrives when told. */
async function arrive(kind: 'read' | 'write') {
  const at = waiting.findIndex((one) => one.kind === kind);
  expect(at).toBeGreaterThanOrEqual(0);
  await act(async () => {
    waiting.splice(at, 1)[0]?.answer();
    await vi.advanceTimersByTimeAsync(1);
  });
}

function save(base: Text, text: string) {
  expect(base.version).toBe(stored.version);
  stored = { version: stored.version + 1, text };
  return answered('write', stored);
}

function Editor() {
  const server = useQuery({ queryKey, queryFn: () => answered('read', stored), staleTime: Number.POSITIVE_INFINITY }).data;
  return server && <Draft server={server} />;
}

function Draft({ server }: { server: Text }) {
  editor = useAutosave<Text, string>({
    id: 'text',
    server,
    queryKey,
    revisionOf: (one) => one.version,
    draftOf: (one) => one.text,
    send: save,
    rest: 600,
  });
  return editor.draft;
}

const type = (text: string) => act(async () => editor.change(() => text));
const wait = (ms: number) => act(async () => void (await vi.advanceTimersByTimeAsync(ms)));
const askAgain = () => act(async () => void queries.invalidateQueries({ queryKey }));
const shown = () => document.body.textContent;

beforeEach(async () => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  vi.useFakeTimers();
  [stored, waiting] = [{ version: 1, text: 'before' }, []];
  root = createRoot(document.body.appendChild(document.createElement('div')));
  await act(async () =>
    root.render(
      <QueryClientProvider client={queries}>
        <Editor />
      </QueryClientProvider>,
    ),
  );
  await arrive('read');
});

afterEach(async () => {
  await act(async () => root.unmount());
  queries.clear();
  document.body.replaceChildren();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('what is typed is sent once typing rests', async () => {
  await type('b');
  await wait(500);
  await type('bo');
  await wait(599);
  expect(waiting).toEqual([]);
  await wait(1);
  await arrive('write');
  expect(stored).toEqual({ version: 2, text: 'bo' });
  expect([shown(), editor.dirty]).toEqual(['bo', false]);
});

test('an answer from before the save does not bring back what stood there then', async () => {
  await type('after');
  await askAgain();
  await wait(600);
  await arrive('write');
  await arrive('read');
  expect(shown()).toBe('after');
  await type('and more');
  await wait(600);
  await arrive('write');
  expect(stored).toEqual({ version: 3, text: 'and more' });
});

test('what is typed while a save is on its way stays, and is sent after it', async () => {
  await type('one');
  await wait(600);
  await type('two');
  await arrive('write');
  expect([shown(), editor.dirty]).toEqual(['two', true]);
  await wait(600);
  await arrive('write');
  expect(stored).toEqual({ version: 3, text: 'two' });
});

test('who concludes while a save is on its way waits for it, and nothing is sent twice', async () => {
  await type('one');
  await wait(600);
  await act(async () => void editor.flush());
  await wait(0);
  await arrive('write');
  expect([shown(), editor.dirty]).toEqual(['one', false]);
  await wait(1000);
  expect([waiting, stored]).toEqual([[], { version: 2, text: 'one' }]);
});

test('typing that comes to rest just when somebody concludes sends nothing after it', async () => {
  await type('one');
  let concluded = false;
  await wait(599);
  await act(async () => {
    void editor.flush().then(() => (concluded = true));
    await vi.advanceTimersByTimeAsync(0);
    // Before the page has drawn that something is on its way.
    await vi.advanceTimersByTimeAsync(1);
  });
  await arrive('write');
  expect([concluded, waiting]).toEqual([true, []]);
  await wait(1000);
  expect([waiting, stored]).toEqual([[], { version: 2, text: 'one' }]);
});

test('what somebody else changed appears, but not over what is being typed', async () => {
  stored = { version: 2, text: 'theirs' };
  await askAgain();
  await arrive('read');
  expect(shown()).toBe('theirs');
  await type('mine');
  stored = { version: 3, text: 'theirs again' };
  await askAgain();
  await arrive('read');
  expect(shown()).toBe('mine');
  await act(async () => void editor.reload());
  expect(shown()).toBe('theirs again');
});

test('who leaves before typing rested has it sent', async () => {
  await type('in a hurry');
  await act(async () => root.unmount());
  await wait(0);
  expect(stored.text).toBe('in a hurry');
});
