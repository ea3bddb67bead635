import { Modal } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { sentence } from '~/api/problem';
import { queries } from '~/api/queries';
import type { Sending } from '~/forms/useApiForm';
import { Button } from '~/ui/Button';
import { common } from '~/ui/messages';
import { Note } from '~/ui/Note';

type Props = { title: string; text: string; action: string; send: (sending: Sending) => Promise<void>; close: () => void };

/** Says what will happen, and does it. */
export function AskDialog({ title, text, action, send, close }: Props) {
  const c = common.use();
  const [key] = useState(() => crypto.randomUUID());
  const mutation = useMutation({
    mutationFn: () => send({ headers: { 'Idempotency-Key': key } }),
    async onSuccess() {
      await queries.invalidateQueries();
      close();
    },
  });
  return (
    <Modal opened onClose={close} title={title}>
      <div className="stack">
        <p>{text}</p>
        {mutation.isError && <Note tone="out">{sentence(mutation.error)}</Note>}
        <div className="row" style={{ justifyContent: 'flex-end' }}>
          <Button onClick={close}>{c('cancel')}</Button>
          <Button data-autofocus look="primary" busy={mutation.isPending} onClick={() => mutation.mutate()}>
            {action}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
