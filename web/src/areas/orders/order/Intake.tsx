import { LinkButton } from '~/ui/Button';
import { Panel } from '~/ui/Panel';
import { order as messages } from './messages';
import { Photo } from './Photo';
import { type Order, useAttachments } from './useOrder';

/** How the engine came in: what was complained of, and its photos. */
export function Intake({ order }: { order: Order }) {
  const t = messages.use();
  const files = useAttachments(order.id).data?.items ?? [];
  // The first that were taken are of the arrival.
  const photos = files
    .filter((one) => one.type.startsWith('image/'))
    .reverse()
    .slice(0, 4);
  return (
    <Panel
      title={t('intake')}
      padded
      actions={
        <LinkButton small look="ghost" to="/ordens/$id" params={{ id: order.id }} search={{ aba: 'arquivos' }} resetScroll={false}>
          {files.length ? t('files', { count: files.length }) : t('addPhotos')}
        </LinkButton>
      }
    >
      {photos.length > 0 ? (
        <div className="phs">
          {photos.map((one) => (
            <Photo key={one.id} orderId={order.id} file={one} />
          ))}
        </div>
      ) : (
        <p className="sm mut">{t('noPhotos')}</p>
      )}
      <p className="sm sec said">
        {order.complaint ? (
          <>
            <b>{t('complaint')}:</b> {order.complaint}
          </>
        ) : (
          t('noComplaint')
        )}
      </p>
    </Panel>
  );
}
