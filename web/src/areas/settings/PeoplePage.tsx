import { Menu } from '@mantine/core';
import { IconDots, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import { type LoadPage, usePages } from '~/api/usePages';
import { shell } from '~/app/messages';
import { Page } from '~/app/Page';
import { day, dayOf } from '~/format/date';
import { useMe } from '~/session/me';
import { Button } from '~/ui/Button';
import { Chip } from '~/ui/Chip';
import { type Column, PagedTable } from '~/ui/DataTable';
import { common } from '~/ui/messages';
import { Panel } from '~/ui/Panel';
import { Invitations } from './Invitations';
import { settings } from './messages';
import { InviteDialog, PasswordLinkDialog, RoleDialog, StandingDialog } from './PeopleDialogs';
import { people } from './people';
import { SettingsTabs } from './SettingsTabs';

export type Member = Schemas['auth']['ListMembersItem'];
type Act = 'changeRole' | 'suspend' | 'reactivate' | 'link';

/** Who works here, as what. */
export function PeoplePage() {
  const t = people.use();
  const s = settings.use();
  const words = shell.use();
  const { can } = useMe();
  const isManager = can('auth.members');
  const [inviting, setInviting] = useState(false);
  const [doing, setDoing] = useState<{ act: Act; member: Member }>();
  const close = () => setDoing(undefined);
  const load: LoadPage<Member> = (after, limit) => api.GET('/api/v1/auth/members', { params: { query: { after, limit } } });
  const columns: Column<Member>[] = [
    { head: s('name'), phone: 'title', cell: (row) => row.name },
    { head: t('email'), phone: 'detail', cell: (row) => <span className="sec">{row.email}</span> },
    { head: s('role'), cell: (row) => words(`roles.${row.role}`), phone: 'value' },
    { head: t('since'), cell: (row) => day(dayOf(row.joinedAt)) },
    {
      head: t('state'),
      phone: isManager ? undefined : 'state',
      cell: (row) => <Chip tone={row.status === 'Active' ? 'ok' : 'non'}>{t(row.status)}</Chip>,
    },
  ];
  if (isManager)
    columns.push({ head: '', phone: 'state', cell: (row) => <MemberMenu member={row} choose={(act) => setDoing({ act, member: row })} /> });
  return (
    <Page
      title={s('title')}
      actions={
        isManager && (
          <Button look="primary" icon={IconPlus} shortcut="N" onClick={() => setInviting(true)}>
            {t('invite')}
          </Button>
        )
      }
      bar={<SettingsTabs />}
    >
      <div className="stack">
        <Panel title={t('members')}>
          <PagedTable
            label={t('members')}
            query={usePages(['members'], load)}
            columns={columns}
            rowKey={(row) => row.id}
            empty={t('noMembers')}
          />
        </Panel>
        {isManager && <Invitations />}
      </div>
      {inviting && <InviteDialog close={() => setInviting(false)} />}
      {doing?.act === 'changeRole' && <RoleDialog member={doing.member} close={close} />}
      {doing?.act === 'link' && <PasswordLinkDialog member={doing.member} close={close} />}
      {(doing?.act === 'suspend' || doing?.act === 'reactivate') && <StandingDialog act={doing.act} member={doing.member} close={close} />}
    </Page>
  );
}

function MemberMenu({ member, choose }: { member: Member; choose: (act: Act) => void }) {
  const t = people.use();
  const c = common.use();
  const acts: Act[] = member.status === 'Active' ? ['changeRole', 'link', 'suspend'] : ['reactivate'];
  return (
    <Menu position="bottom-end" shadow="none">
      <Menu.Target>
        <Button small look="ghost" icon={IconDots} aria-label={`${c('actions')}: ${member.name}`} />
      </Menu.Target>
      <Menu.Dropdown>
        {acts.map((act) => (
          <Menu.Item key={act} onClick={() => choose(act)}>
            {t(act)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
