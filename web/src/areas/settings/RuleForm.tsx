import type { UseFormReturnType } from '@mantine/form';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { FormActions } from '~/forms/FormActions';
import type { Rules } from '~/forms/rules';
import { type Sending, useApiForm } from '~/forms/useApiForm';
import { Panel } from '~/ui/Panel';
import { Loaded } from '~/ui/States';
import { type Marked, useAfresh, useMark } from './etag';
import { Saved, useSaved } from './saved';

type Props<T extends Record<string, unknown>> = {
  title: string;
  query: UseQueryResult<Marked<T>>;
  rules: Rules;
  send: (values: T, headers: Sending['headers'] & { 'If-Match'?: string }) => Promise<{ response: Response }>;
  children: (form: UseFormReturnType<T>) => ReactNode;
};

/** The settings of one module. */
export function RuleForm<T extends Record<string, unknown>>({ title, query, ...form }: Props<T>) {
  const saved = useSaved();
  const { round, found, again } = useAfresh(query);
  return (
    <Panel title={title} padded>
      <Loaded query={query}>{(marked) => <Fields key={round} {...form} found={found ?? marked} saved={saved} again={again} />}</Loaded>
    </Panel>
  );
}

function Fields<T extends Record<string, unknown>>({
  found,
  saved,
  again,
  rules,
  send,
  children,
}: Omit<Props<T>, 'title' | 'query'> & { found: Marked<T>; saved: ReturnType<typeof useSaved>; again: () => Promise<void> }) {
  const mark = useMark(found.mark);
  const edit = useApiForm<T, { response: Response }>({
    initial: found.data,
    rules,
    send: (values, { headers }) => send(values, { ...headers, ...mark.header() }),
    done(answer) {
      mark.follow(answer);
      saved.tell();
    },
  });
  return (
    <form className="stack" onSubmit={edit.submit} noValidate>
      {children(edit.form as unknown as UseFormReturnType<T>)}
      <FormActions refusal={edit.refusal} busy={edit.busy} waiting={edit.waiting} onReload={again} />
      <Saved show={saved.isShown && !edit.form.isDirty()} />
    </form>
  );
}
