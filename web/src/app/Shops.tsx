import { useNavigate } from '@tanstack/react-router';
import { $api } from '~/api/client';
import { sentence } from '~/api/problem';
import { useMe } from '~/session/me';
import { tokens } from '~/session/tokens';
import type { Menus } from '~/ui/Dropdown';
import { Note } from '~/ui/Note';

/** One's shops, to go over to another; in the menu of the desk and the drawer of the phone. */
export function Shops({ of: { Item } }: { of: Menus }) {
  const { organization, organizations } = useMe();
  const navigate = useNavigate();
  const change = $api.useMutation('post', '/api/v1/auth/switch');

  async function enter(organizationId: string) {
    // What was typed belongs to the shop it was typed in: it is left, or kept by whoever stays, before anything is sent as the other.
    await navigate({ to: '/' });
    if (location.pathname !== '/') return;
    const ticket = await change.mutateAsync({ body: { organizationId } }).catch(() => null);
    if (!ticket) return;
    tokens.start(ticket, tokens.stays());
    // Nothing that one shop showed is left for the other.
    location.reload();
  }

  return (
    <>
      {organizations.map((one) => (
        <Item key={one.id} closeMenuOnClick={false} disabled={one.id === organization.id} onClick={() => enter(one.id)}>
          {one.tradeName}
        </Item>
      ))}
      {change.error && <Note tone="out">{sentence(change.error)}</Note>}
    </>
  );
}
