import { Modal, Select, TextInput } from '@mantine/core';
import { api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import rules from '~/api/generated/auth.forms.json';
import { queries } from '~/api/queries';
import { shell } from '~/app/messages';
import { instant } from '~/format/date';
import { ActDialog } from '~/forms/ActDialog';
import { DecimalField } from '~/forms/DecimalField';
import { FormDialog } from '~/forms/FormDialog';
import { useApiForm } from '~/forms/useApiForm';
import { Copied } from '~/ui/Copied';
import { Note } from '~/ui/Note';
import { settings } from './messages';
import type { Member } from './PeoplePage';
import { people } from './people';

type Role = Schemas['auth']['Role'];
const roles = rules.ChangeRoleRequest.properties.role.enum as Role[];

function useRoles() {
  const words = shell.use();
  return roles.map((value) => ({ value, label: words(`roles.${value}`) }));
}

/** A link of the API as the page of this application that opens it. */
const pageOf = (place: 'convite' | 'senha', link: string) => `${location.origin}/${place}/${link.split('/').at(-1)}`;

export function InviteDialog({ close }: { close: () => void }) {
  const t = people.use();
  const s = settings.use();
  const choices = useRoles();
  const invite = useApiForm({
    initial: { email: '', role: 'Consultor' as Role },
    rules: rules.InviteMemberRequest,
    guard: false,
    send: async (body, sending) => (await api.POST('/api/v1/auth/invitations', { body, ...sending })).data,
    done: () => queries.invalidateQueries(),
  });
  const made = invite.result;
  if (made) return <LinkDialog title={t('invite')} link={pageOf('convite', made.link)} until={made.expiresAt} close={close} />;
  return (
    <FormDialog title={t('invite')} close={close} of={invite} label={t('invite')}>
      <TextInput data-autofocus required type="email" label={t('email')} {...invite.form.getInputProps('email')} />
      <Select required allowDeselect={false} label={s('role')} data={choices} {...invite.form.getInputProps('role')} />
    </FormDialog>
  );
}

export function RoleDialog({ member, close }: { member: Member; close: () => void }) {
  const t = people.use();
  const s = settings.use();
  const choices = useRoles();
  const edit = useApiForm({
    initial: { role: member.role, discountLimit: member.ownDiscountLimit },
    rules: rules.ChangeRoleRequest,
    send: ({ role, discountLimit }, sending) =>
      api.PUT('/api/v1/auth/members/{id}/role', {
        params: { path: { id: member.id } },
        body: { role, discountLimit: discountLimit ?? undefined },
        ...sending,
      }),
    async done() {
      await queries.invalidateQueries();
      close();
    },
  });
  const field = edit.form.getInputProps;
  return (
    <FormDialog title={`${t('changeRole')} · ${member.name}`} close={close} of={edit}>
      <Select required allowDeselect={false} label={s('role')} data={choices} {...field('role')} />
      <DecimalField of="percent" label={t('discountLimit')} description={t('discountHelp')} className="short" {...field('discountLimit')} />
    </FormDialog>
  );
}

export function StandingDialog({ act, member, close }: { act: 'suspend' | 'reactivate'; member: Member; close: () => void }) {
  const t = people.use();
  const params = { path: { id: member.id } };
  return (
    <ActDialog
      title={`${t(act)} · ${member.name}`}
      label={t(act)}
      send={(_, sending) =>
        act === 'suspend'
          ? api.POST('/api/v1/auth/members/{id}/suspend', { params, ...sending })
          : api.POST('/api/v1/auth/members/{id}/reactivate', { params, ...sending })
      }
      close={close}
    >
      {t(`${act}Help`)}
    </ActDialog>
  );
}

export function PasswordLinkDialog({ member, close }: { member: Member; close: () => void }) {
  const t = people.use();
  const make = useApiForm({
    initial: {},
    guard: false,
    send: async (_, sending) =>
      (await api.POST('/api/v1/auth/members/{id}/password-link', { params: { path: { id: member.id } }, ...sending })).data,
  });
  const title = `${t('link')} · ${member.name}`;
  if (make.result) return <LinkDialog title={title} link={pageOf('senha', make.result.link)} until={make.result.expiresAt} close={close} />;
  return (
    <FormDialog title={title} close={close} of={make} label={t('makeLink')}>
      <p>{t('linkHelp')}</p>
    </FormDialog>
  );
}

function LinkDialog({ title, link, until, close }: { title: string; link: string; until: string; close: () => void }) {
  const t = people.use();
  return (
    <Modal opened onClose={close} closeOnClickOutside={false} title={title}>
      <div className="stack">
        <Note tone="lim">{t('handOver', { until: instant(until) })}</Note>
        <Copied text={link} label={title} />
      </div>
    </Modal>
  );
}
