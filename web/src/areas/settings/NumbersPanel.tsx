import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import rules from '~/api/generated/fiscal.forms.json';
import { queries } from '~/api/queries';
import { DecimalField } from '~/forms/DecimalField';
import { FormDialog } from '~/forms/FormDialog';
import { useApiForm } from '~/forms/useApiForm';
import { useMe } from '~/session/me';
import { Button } from '~/ui/Button';
import { DataTable } from '~/ui/DataTable';
import { Panel } from '~/ui/Panel';
import { fiscalText } from './fiscal';

type Profile = Schemas['fiscal']['ShowProfileResponse'];
type Row = { model: Schemas['fiscal']['DocumentModel'] | null; series: number; next: number };

/** The number each series goes on with. */
export function NumbersPanel({ profile }: { profile: Profile }) {
  const t = fiscalText.use();
  const { can } = useMe();
  const [setting, setSetting] = useState<Row | null>(null);
  const { numbers, nextDeclaration, issuer } = profile;
  const rows: Row[] = [
    ...numbers,
    ...(nextDeclaration === null ? [] : [{ model: null, series: issuer.services?.series ?? 1, next: nextDeclaration }]),
  ];
  return (
    <Panel title={t('numbers')} sub={t(`environments.${issuer.environment}`)}>
      <DataTable
        label={t('numbers')}
        rows={rows}
        rowKey={(row) => row.model ?? 'service'}
        columns={[
          { head: t('note'), phone: 'title', cell: (row) => t(`models.${row.model ?? 'Nfse'}`) },
          { head: t('series'), phone: 'detail', number: true, cell: (row) => row.series },
          { head: t('next'), phone: 'value', number: true, cell: (row) => row.next },
          {
            head: '',
            phone: 'state',
            number: true,
            cell: (row) =>
              can('settings.write') && (
                <Button
                  small
                  look="ghost"
                  icon={IconPencil}
                  aria-label={t('continueOf', { note: t(`models.${row.model ?? 'Nfse'}`) })}
                  onClick={() => setSetting(row)}
                />
              ),
          },
        ]}
      />
      {setting && <NextDialog row={setting} close={() => setSetting(null)} />}
    </Panel>
  );
}

/** A series that was begun with another program goes on here. */
function NextDialog({ row, close }: { row: Row; close: () => void }) {
  const t = fiscalText.use();
  const { model } = row;
  const set = useApiForm({
    initial: { next: row.next as number | null },
    rules: rules.SetNextDeclarationRequest,
    send: ({ next }, sending) =>
      model
        ? api.PUT('/api/v1/fiscal/profile/next-number', { body: { model, next: next ?? 0 }, ...sending })
        : api.PUT('/api/v1/fiscal/profile/next-declaration', { body: { next: next ?? 0 }, ...sending }),
    async done() {
      await queries.invalidateQueries();
      close();
    },
  });
  return (
    <FormDialog title={t('continueOf', { note: t(`models.${model ?? 'Nfse'}`) })} close={close} of={set}>
      <p className="sec sm">{t('continueHelp')}</p>
      <DecimalField data-autofocus required label={t('next')} className="short" {...set.form.getInputProps('next')} />
    </FormDialog>
  );
}
