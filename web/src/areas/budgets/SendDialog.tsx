import { Modal, TextInput } from '@mantine/core';
import { IconBrandWhatsapp, IconCheck, IconCopy, IconEye, IconShare } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '~/api/client';
import { sentence } from '~/api/problem';
import { queries } from '~/api/queries';
import { day } from '~/format/date';
import { reais } from '~/format/number';
import { Button } from '~/ui/Button';
import { common } from '~/ui/messages';
import { Note } from '~/ui/Note';
import { budgets } from './messages';
import type { Budget } from './rows';

/** `total` is what stands on the screen: what was changed a moment ago is sent with it. */
type Props = { budget: Budget; total: number; kind: 'send' | 'renew'; flush: () => Promise<void>; close: () => void };

/** Sends the version, or makes a new link to the one that was sent; the link is shown once and can be copied or shared. */
export function SendDialog({ budget, total, kind, flush, close }: Props) {
  const t = budgets.use();
  const c = common.use();
  const [key] = useState(() => crypto.randomUUID());
  const send = useMutation({
    async mutationFn() {
      await flush();
      const options = { params: { path: { id: budget.id } }, headers: { 'Idempotency-Key': key } };
      const answer =
        kind === 'send' ? await api.POST('/api/v1/budgets/{id}/send', options) : await api.POST('/api/v1/budgets/{id}/link', options);
      return answer.data;
    },
    onSuccess: () => queries.invalidateQueries(),
  });
  return (
    <Modal opened onClose={close} title={t(`${kind}.title`)} closeOnClickOutside={!send.data}>
      {send.data ? (
        <Ready budget={budget} url={`${location.origin}/aprovar/${send.data.link}`} until={send.data.validUntil} total={send.data.total} />
      ) : (
        <div className="stack">
          <p>{kind === 'send' ? t('send.text', { version: `v${budget.version}`, total: reais(total) }) : t('renew.text')}</p>
          {kind === 'send' && budget.version > 1 && <Note>{t('send.replaces')}</Note>}
          {send.isError && <Note tone="out">{sentence(send.error)}</Note>}
          <div className="row" style={{ justifyContent: 'flex-end' }}>
            <Button onClick={close}>{c('cancel')}</Button>
            <Button data-autofocus look="primary" busy={send.isPending} onClick={() => send.mutate()}>
              {t(`${kind}.action`)}
            </Button>
          </div>
        </div>
      )}
    </Modal>
  );
}

function Ready({ budget, url, until, total }: { budget: Budget; url: string; until: string; total: number }) {
  const t = budgets.use();
  const [copied, setCopied] = useState(false);
  const message = t('send.message', { number: budget.number, total: reais(total), link: url });
  const copy = async () => {
    await navigator.clipboard.writeText(url);
    setCopied(true);
  };
  return (
    <div className="stack">
      <Note tone="ok">{t('send.ready', { day: day(until) })}</Note>
      <TextInput
        readOnly
        label={t('send.link')}
        classNames={{ input: 'm' }}
        value={url}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div className="row w">
        <Button data-autofocus look="primary" icon={copied ? IconCheck : IconCopy} onClick={copy}>
          {t(copied ? 'send.copied' : 'send.copy')}
        </Button>
        {'share' in navigator && (
          <Button icon={IconShare} onClick={() => navigator.share({ text: message }).catch(() => undefined)}>
            {t('send.share')}
          </Button>
        )}
        <a className="btn" href={`https://wa.me/?text=${encodeURIComponent(message)}`} target="_blank" rel="noreferrer">
          <IconBrandWhatsapp size={16} stroke={1.75} aria-hidden />
          {t('send.whatsapp')}
        </a>
        <a className="btn" href={url} target="_blank" rel="noreferrer">
          <IconEye size={16} stroke={1.75} aria-hidden />
          {t('send.open')}
        </a>
      </div>
    </div>
  );
}
