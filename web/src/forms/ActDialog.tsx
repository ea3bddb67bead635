import { Textarea } from '@mantine/core';
import type { ReactNode } from 'react';
import { queries } from '~/api/queries';
import { FormDialog } from './FormDialog';
import type { Rules } from './rules';
import { type Sending, useApiForm } from './useApiForm';

type Props = {
  title: string;
  /** What is done, and what is undone with it. */
  children: ReactNode;
  label: string;
  /** Why, where the API asks for it. */
  reason?: { label: string; rules: Rules };
  send: (reason: string, sending: Sending) => Promise<unknown>;
  close: () => void;
  done?: () => void;
};

/** Asks before something that is not taken back by itself; a refusal is said where it was asked. */
export function ActDialog({ title, children, label, reason, send, close, done }: Props) {
  const act = useApiForm({
    initial: { reason: '' },
    rules: reason?.rules,
    send: ({ reason: why }, sending) => send(why, sending),
    async done() {
      await queries.invalidateQueries();
      close();
      done?.();
    },
  });
  return (
    <FormDialog title={title} close={close} of={act} label={label}>
      <div>{children}</div>
      {reason && (
        <Textarea
          data-autofocus
          label={reason.label}
          required={reason.rules.required?.includes('reason')}
          autosize
          minRows={2}
          {...act.form.getInputProps('reason')}
        />
      )}
    </FormDialog>
  );
}
