import { $api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import { sentence } from '~/api/problem';
import { shell } from '~/app/messages';
import { initials } from '~/format/texts';
import { tokens } from '~/session/tokens';
import { Note } from '~/ui/Note';
import { Door } from './Door';
import { signIn } from './messages';

type Ticket = Schemas['auth']['Ticket'];

/** Who belongs to several shops says which one it is today; the one they were in last comes first. */
export function ChooseShop({ ticket, enter }: { ticket: Ticket; enter: () => void }) {
  const t = signIn.use();
  const roles = shell.use();
  const change = $api.useMutation('post', '/api/v1/auth/switch', {
    onSuccess(other) {
      tokens.start(other, tokens.stays());
      enter();
    },
  });
  const last = ticket.organization.id;
  const shops = [...ticket.organizations].sort((a, b) => Number(b.id === last) - Number(a.id === last));
  return (
    <Door title={t('choose.title')}>
      <div className="stack">
        {shops.map((one) => (
          <button
            key={one.id}
            type="button"
            className="oo"
            disabled={change.isPending}
            onClick={() => (one.id === last ? enter() : change.mutate({ body: { organizationId: one.id } }))}
          >
            <span className="av" aria-hidden="true">
              {initials(one.tradeName)}
            </span>
            <span>
              <b>{one.tradeName}</b>
              <span className="mut sm">{roles(`roles.${one.role}`)}</span>
            </span>
            <span className="sp" />
            {one.id === last && <span className="mut sm">{t('choose.last')}</span>}
          </button>
        ))}
        {change.error && <Note tone="out">{sentence(change.error)}</Note>}
      </div>
    </Door>
  );
}
