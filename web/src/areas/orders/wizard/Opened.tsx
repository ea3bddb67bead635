import type { Schemas } from '~/api/generated';
import { LinkButton } from '~/ui/Button';
import { Note } from '~/ui/Note';
import { Panel } from '~/ui/Panel';
import { Sendings } from '../Sendings';
import type { useUploads } from '../useUploads';
import { wizard } from './messages';

/** The order exists; its photos are on their way, and those that did not arrive can be sent again. */
export function Opened({ order, uploads }: { order: Schemas['orders']['OpenOrderResponse']; uploads: ReturnType<typeof useUploads> }) {
  const t = wizard.use();
  const { sendings, again, drop } = uploads;
  const failed = sendings.length > 0 && sendings.every((one) => one.reason !== null);
  return (
    <Panel title={order.number} padded>
      <div className="stack">
        <Note tone={failed ? 'lim' : 'ok'}>{t(failed ? 'summary.failed' : 'summary.sending', { number: order.number })}</Note>
        <Sendings sendings={sendings} again={(key) => again(order.id, key)} drop={drop} />
        <div className="row end">
          <LinkButton look="primary" to="/ordens/$id" params={{ id: order.id }}>
            {t('summary.go')}
          </LinkButton>
        </div>
      </div>
    </Panel>
  );
}
