import { api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import { order as messages } from './order/messages';

/** What orders keep. */
export const accepted = ['image/jpeg', 'image/png', 'image/webp', 'image/heic', 'application/pdf'];

/** Some systems do not know what a HEIC is. */
const typeOf = (file: File) => file.type || (/\.heic$/i.test(file.name) ? 'image/heic' : 'application/octet-stream');

/** Announced, sent past the API to where files lie, and confirmed. `onProgress` hears a share from 0 to 1. */
export async function upload(orderId: string, file: File, onProgress: (share: number) => void, name = file.name) {
  const type = typeOf(file);
  const announced = await api.POST('/api/v1/orders/{id}/attachments', {
    params: { path: { id: orderId } },
    body: { name, type, size: file.size },
  });
  const { id, upload: where } = announced.data as Schemas['orders']['AttachFileResponse'];
  await send(where, file, onProgress);
  await api.POST('/api/v1/orders/{id}/attachments/{attachmentId}/confirm', { params: { path: { id: orderId, attachmentId: id } } });
}

/** Not with fetch, which does not tell how far it is. */
function send({ url, method, headers }: Schemas['orders']['SignedUrl'], file: File, onProgress: (share: number) => void) {
  return new Promise<void>((resolve, reject) => {
    const request = new XMLHttpRequest();
    const fail = () => reject(new Error(messages.say('attachments.sendFailed', { status: request.status })));
    request.open(method, url);
    for (const [header, value] of Object.entries(headers)) request.setRequestHeader(header, value);
    request.upload.onprogress = ({ loaded, total }) => onProgress(loaded / total);
    request.onload = () => (request.status < 300 ? resolve() : fail());
    request.onerror = fail;
    request.send(file);
  });
}
