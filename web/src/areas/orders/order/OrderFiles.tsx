import { Modal } from '@mantine/core';
import { IconPaperclip, IconTrash } from '@tabler/icons-react';
import { type DragEvent, useRef, useState } from 'react';
import { $api } from '~/api/client';
import { sentence } from '~/api/problem';
import { queries } from '~/api/queries';
import { instant } from '~/format/date';
import { quantity } from '~/format/number';
import { useMe } from '~/session/me';
import { Button } from '~/ui/Button';
import { common } from '~/ui/messages';
import { Note } from '~/ui/Note';
import { Panel } from '~/ui/Panel';
import { Empty, Loaded } from '~/ui/States';
import { Sendings } from '../Sendings';
import { accepted } from '../upload';
import { useUploads } from '../useUploads';
import { order as messages } from './messages';
import { type Attachment, Photo } from './Photo';
import { type Order, useAttachments } from './useOrder';

/** The photos and documents of the order: shown, added by choosing or dropping, and removed. */
export function OrderFiles({ order }: { order: Order }) {
  const t = messages.use();
  const { can } = useMe();
  const [over, setOver] = useState(false);
  const [removing, setRemoving] = useState<Attachment | null>(null);
  const choosing = useRef<HTMLInputElement>(null);
  const attachments = useAttachments(order.id);
  const { sendings, send, again, drop } = useUploads();
  const mayAttach = can('orders.attach') && order.status !== 'Cancelled';
  const refresh = () => queries.invalidateQueries();

  function add(files: FileList | null) {
    send(
      order.id,
      [...(files ?? [])].map((file) => ({ file })),
    ).finally(refresh);
  }

  function dropped(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    if (mayAttach) add(event.dataTransfer.files);
  }

  return (
    <Panel
      title={t('attachments.title')}
      sub={<span className="hide-sm">{mayAttach && t('attachments.hint')}</span>}
      actions={
        mayAttach && (
          <Button small icon={IconPaperclip} onClick={() => choosing.current?.click()}>
            {t('attachments.add')}
          </Button>
        )
      }
    >
      <input
        ref={choosing}
        type="file"
        hidden
        multiple
        accept={accepted.join(',')}
        aria-label={t('attachments.add')}
        onChange={(event) => {
          add(event.currentTarget.files);
          event.currentTarget.value = '';
        }}
      />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is another way for those with a pointer; the button is the way for all */}
      <div
        className={over ? 'pb drop over' : 'pb drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(mayAttach);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={dropped}
      >
        <Sendings sendings={sendings} again={(key) => again(order.id, key).finally(refresh)} drop={drop} />
        <Loaded query={attachments}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty>{t('attachments.none')}</Empty>
            ) : (
              <ul className="files">
                {items.map((file) => (
                  <li key={file.id}>
                    <Photo orderId={order.id} file={file} />
                    <span className="ell b">{file.name}</span>
                    <span className="row">
                      <span className="sm mut">
                        {t('attachments.by', { name: file.addedBy, at: instant(file.addedAt) })}
                        <br />
                        {sizeOf(file.size)}
                      </span>
                      <span className="sp" />
                      {can('orders.write') && (
                        <Button
                          small
                          look="ghost"
                          icon={IconTrash}
                          aria-label={t('attachments.remove', { name: file.name })}
                          onClick={() => setRemoving(file)}
                        />
                      )}
                    </span>
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
      </div>
      {removing && <RemoveDialog order={order} file={removing} close={() => setRemoving(null)} />}
    </Panel>
  );
}

const sizeOf = (bytes: number) =>
  bytes >= 1_000_000
    ? messages.say('attachments.megabytes', { size: quantity(Math.round(bytes / 100_000) / 10) })
    : messages.say('attachments.kilobytes', { size: quantity(Math.ceil(bytes / 1000)) });

function RemoveDialog({ order, file, close }: { order: Order; file: Attachment; close: () => void }) {
  const t = messages.use();
  const c = common.use();
  const remove = $api.useMutation('delete', '/api/v1/orders/{id}/attachments/{attachmentId}', {
    async onSuccess() {
      await queries.invalidateQueries();
      close();
    },
  });
  return (
    <Modal opened onClose={close} title={t('attachments.removeTitle')}>
      <div className="stack">
        <p>{t('attachments.removeText', { name: file.name })}</p>
        {remove.error && <Note tone="out">{sentence(remove.error)}</Note>}
        <div className="row end">
          <Button onClick={close}>{c('cancel')}</Button>
          <Button
            look="danger"
            icon={IconTrash}
            busy={remove.isPending}
            onClick={() => remove.mutate({ params: { path: { id: order.id, attachmentId: file.id } } })}
          >
            {c('remove')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
