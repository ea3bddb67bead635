import { Modal, MultiSelect, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import rules from '~/api/generated/auth.forms.json';
import { queries } from '~/api/queries';
import { type LoadPage, usePages } from '~/api/usePages';
import { Page } from '~/app/Page';
import { day, instant } from '~/format/date';
import { ActDialog } from '~/forms/ActDialog';
import { DayField } from '~/forms/DayField';
import { FormDialog } from '~/forms/FormDialog';
import { useApiForm } from '~/forms/useApiForm';
import { useMe } from '~/session/me';
import { Button } from '~/ui/Button';
import { Chip } from '~/ui/Chip';
import { Copied } from '~/ui/Copied';
import { type Column, PagedTable } from '~/ui/DataTable';
import { Note } from '~/ui/Note';
import { Panel } from '~/ui/Panel';
import { keys } from './keys';
import { settings } from './messages';
import { SettingsTabs } from './SettingsTabs';
import './settings.css';

type Key = Schemas['auth']['ListApiKeysItem'];

const tones = { active: 'ok', revoked: 'non', expired: 'non' } as const;

/** The keys by which other systems come in. */
export function KeysPage() {
  const t = keys.use();
  const s = settings.use();
  const { can, today } = useMe();
  const [creating, setCreating] = useState(false);
  const [revoking, setRevoking] = useState<Key>();
  const load: LoadPage<Key> = (after, limit) => api.GET('/api/v1/auth/api-keys', { params: { query: { after, limit } } });
  const stateOf = (row: Key) => (row.revokedAt ? 'revoked' : row.expiresOn && row.expiresOn < today ? 'expired' : 'active');
  const columns: Column<Key>[] = [
    { head: s('name'), phone: 'title', cell: (row) => row.name },
    { head: t('permissions'), phone: 'detail', cell: (row) => <span className="agent m sm">{row.permissions.join(', ')}</span> },
    { head: t('created'), cell: (row) => instant(row.createdAt) },
    { head: t('used'), cell: (row) => (row.lastUsedAt ? instant(row.lastUsedAt) : t('never')) },
    { head: t('expiresOn'), cell: (row) => (row.expiresOn ? day(row.expiresOn) : '—') },
    { head: t('state'), phone: 'value', cell: (row) => <Chip tone={tones[stateOf(row)]}>{t(stateOf(row))}</Chip> },
    {
      head: '',
      phone: 'state',
      cell: (row) =>
        !row.revokedAt && (
          <Button small look="danger" onClick={() => setRevoking(row)}>
            {t('revoke')}
          </Button>
        ),
    },
  ];
  return (
    <Page
      title={s('title')}
      actions={
        can('auth.keys') && (
          <Button look="primary" icon={IconPlus} shortcut="N" onClick={() => setCreating(true)}>
            {t('create')}
          </Button>
        )
      }
      bar={<SettingsTabs />}
    >
      <Panel title={t('title')}>
        <PagedTable label={t('title')} query={usePages(['api-keys'], load)} columns={columns} rowKey={(row) => row.id} empty={t('none')} />
      </Panel>
      {creating && <CreateDialog close={() => setCreating(false)} />}
      {revoking && (
        <ActDialog
          title={`${t('revoke')} · ${revoking.name}`}
          label={t('revoke')}
          send={(_, sending) => api.DELETE('/api/v1/auth/api-keys/{id}', { params: { path: { id: revoking.id } }, ...sending })}
          close={() => setRevoking(undefined)}
        >
          {t('revokeHelp')}
        </ActDialog>
      )}
    </Page>
  );
}

function CreateDialog({ close }: { close: () => void }) {
  const t = keys.use();
  const s = settings.use();
  const { permissions, today } = useMe();
  const create = useApiForm({
    initial: { name: '', permissions: [] as string[], expiresOn: null as string | null },
    rules: rules.CreateApiKeyRequest,
    guard: false,
    send: async (body, sending) => (await api.POST('/api/v1/auth/api-keys', { body, ...sending })).data,
    done: () => queries.invalidateQueries(),
  });
  const field = create.form.getInputProps;
  if (create.result)
    return (
      <Modal opened onClose={close} closeOnClickOutside={false} title={t('create')}>
        <div className="stack">
          <Note tone="lim">{t('once')}</Note>
          <Copied text={create.result.key} label={t('title')} />
        </div>
      </Modal>
    );
  return (
    <FormDialog title={t('create')} close={close} of={create} label={t('create')}>
      <TextInput data-autofocus required label={s('name')} {...field('name')} />
      <MultiSelect
        required
        searchable
        label={t('permissions')}
        description={t('permissionsHelp')}
        data={permissions}
        {...field('permissions')}
      />
      <DayField label={t('expiresOn')} minDate={today} className="short" {...field('expiresOn')} />
    </FormDialog>
  );
}
