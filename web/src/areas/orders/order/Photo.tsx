import { IconFileTypePdf, IconPhoto } from '@tabler/icons-react';
import { useState } from 'react';
import { $api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import { order as messages } from './messages';

export type Attachment = Schemas['orders']['ListAttachmentsItem'];

/** Addresses of files last an hour; a new one is asked for before that. */
export const useFileUrl = (id: string, file: Attachment) =>
  $api.useQuery(
    'get',
    '/api/v1/orders/{id}/attachments/{attachmentId}/url',
    { params: { path: { id, attachmentId: file.id } } },
    { staleTime: 45 * 60_000, gcTime: 50 * 60_000 },
  );

/** A file of an order as a tile that opens it; what the browser cannot show has its sign. */
export function Photo({ orderId, file }: { orderId: string; file: Attachment }) {
  const t = messages.use();
  const url = useFileUrl(orderId, file).data?.url;
  const [unseen, setUnseen] = useState(false);
  const shown = file.type.startsWith('image/') && url && !unseen;
  const Icon = file.type === 'application/pdf' ? IconFileTypePdf : IconPhoto;
  return (
    <a className="ph" href={url} target="_blank" rel="noreferrer" aria-label={t('attachments.open', { name: file.name })}>
      {shown ? <img src={url} alt="" loading="lazy" onError={() => setUnseen(true)} /> : <Icon size={28} stroke={1.25} aria-hidden />}
    </a>
  );
}
