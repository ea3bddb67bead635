import { useState } from 'react';
import { api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import { type LoadPage, usePages } from '~/api/usePages';
import { shell } from '~/app/messages';
import { instant } from '~/format/date';
import { ActDialog } from '~/forms/ActDialog';
import { Button } from '~/ui/Button';
import { Chip } from '~/ui/Chip';
import { type Column, PagedTable } from '~/ui/DataTable';
import { Panel } from '~/ui/Panel';
import { settings } from './messages';
import { people } from './people';
import './settings.css';

type Invitation = Schemas['auth']['ListInvitationsItem'];

const stateOf = (one: Invitation) =>
  one.acceptedAt ? 'accepted' : one.withdrawnAt ? 'withdrawn' : new Date(one.expiresAt) < new Date() ? 'expired' : 'pending';
const tones = { accepted: 'ok', pending: 'lim', withdrawn: 'non', expired: 'non' } as const;

/** Who was asked to join. */
export function Invitations() {
  const t = people.use();
  const s = settings.use();
  const words = shell.use();
  const [withdrawing, setWithdrawing] = useState<Invitation>();
  const load: LoadPage<Invitation> = (after, limit) => api.GET('/api/v1/auth/invitations', { params: { query: { after, limit } } });
  const columns: Column<Invitation>[] = [
    { head: t('email'), phone: 'title', cell: (row) => row.email },
    { head: s('role'), phone: 'detail', cell: (row) => words(`roles.${row.role}`) },
    { head: t('by'), cell: (row) => row.invitedBy },
    { head: t('expires'), cell: (row) => instant(row.expiresAt) },
    { head: t('state'), phone: 'value', cell: (row) => <Chip tone={tones[stateOf(row)]}>{t(stateOf(row))}</Chip> },
    {
      head: '',
      phone: 'state',
      cell: (row) =>
        stateOf(row) === 'pending' && (
          <Button small look="danger" onClick={() => setWithdrawing(row)}>
            {t('withdraw')}
          </Button>
        ),
    },
  ];
  return (
    <Panel title={t('invitations')}>
      <PagedTable
        label={t('invitations')}
        query={usePages(['invitations'], load)}
        columns={columns}
        rowKey={(row) => row.id}
        empty={t('none')}
      />
      {withdrawing && (
        <ActDialog
          title={`${t('withdraw')} · ${withdrawing.email}`}
          label={t('withdraw')}
          send={(_, sending) => api.DELETE('/api/v1/auth/invitations/{id}', { params: { path: { id: withdrawing.id } }, ...sending })}
          close={() => setWithdrawing(undefined)}
        >
          {t('withdrawHelp')}
        </ActDialog>
      )}
    </Panel>
  );
}
