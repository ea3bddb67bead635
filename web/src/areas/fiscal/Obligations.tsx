import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { $api, api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import rules from '~/api/generated/fiscal.forms.json';
import { queries } from '~/api/queries';
import { day, relative } from '~/format/date';
import { ActDialog } from '~/forms/ActDialog';
import { FormDialog } from '~/forms/FormDialog';
import { useApiForm } from '~/forms/useApiForm';
import { useMe } from '~/session/me';
import { Button } from '~/ui/Button';
import { Chip } from '~/ui/Chip';
import { DataTable } from '~/ui/DataTable';
import { Note } from '~/ui/Note';
import { Panel } from '~/ui/Panel';
import { Empty, Loaded } from '~/ui/States';
import { fiscal } from './messages';

type Item = Schemas['fiscal']['ListObligationsItem'];

/** What is due to the tax offices in a month. */
export function Obligations({ month }: { month: string }) {
  const t = fiscal.use();
  const { can, today } = useMe();
  const [marking, setMarking] = useState<Item>();
  const list = $api.useQuery('get', '/api/v1/fiscal/books/obligations', { params: { query: { month } } });
  const close = () => setMarking(undefined);
  return (
    <Panel title={t('obligations')}>
      <Loaded query={list} rows={4}>
        {({ items, warnings }) => (
          <>
            {warnings.length > 0 && (
              <div className="pb">
                <Note tone="lim">{warnings.join(' ')}</Note>
              </div>
            )}
            {items.length === 0 ? (
              <Empty>{t('noObligations')}</Empty>
            ) : (
              <DataTable
                label={t('obligations')}
                rows={items}
                rowKey={(row) => `${row.code}${row.month}`}
                columns={[
                  {
                    head: t('obligation'),
                    phone: 'title',
                    cell: (row) => (
                      <span title={row.source}>
                        {row.name} {row.confirm && <span className="mut sm">{t('toConfirm')}</span>}
                      </span>
                    ),
                  },
                  { head: t('period'), phone: 'detail', cell: (row) => row.period.replace(/^(\d{4})-(\d\d)$/, '$2/$1') },
                  {
                    head: t('due'),
                    phone: 'state',
                    cell: (row) =>
                      row.done ? (
                        <Chip tone="ok">
                          {t('done')} {t('doneBy', { who: row.done.byWhom })}
                        </Chip>
                      ) : (
                        <Chip tone={row.daysLeft < 0 ? 'out' : row.daysLeft <= 5 ? 'lim' : 'non'}>
                          {day(row.dueOn)}, {relative(today, row.dueOn)}
                        </Chip>
                      ),
                  },
                  {
                    head: '',
                    number: true,
                    phone: 'value',
                    cell: (row) =>
                      can('fiscal.issue') && (
                        <Button small look={row.done ? 'ghost' : undefined} onClick={() => setMarking(row)}>
                          {row.done ? t('undo') : t('done')}
                        </Button>
                      ),
                  },
                ]}
              />
            )}
          </>
        )}
      </Loaded>
      {marking && !marking.done && <DoneDialog item={marking} close={close} />}
      {marking?.done && (
        <ActDialog
          title={marking.name}
          label={t('undo')}
          send={(_, sending) =>
            api.DELETE('/api/v1/fiscal/books/obligations/{code}/{month}/done', {
              params: { path: { code: marking.code, month: marking.month } },
              ...sending,
            })
          }
          close={close}
        >
          {t('undoText')}
        </ActDialog>
      )}
    </Panel>
  );
}

function DoneDialog({ item, close }: { item: Item; close: () => void }) {
  const t = fiscal.use();
  const done = useApiForm({
    initial: { receipt: '' },
    rules: rules.FulfilObligationRequest,
    send: (values, sending) =>
      api.POST('/api/v1/fiscal/books/obligations/{code}/{month}/done', {
        params: { path: { code: item.code, month: item.month } },
        body: values,
        ...sending,
      }),
    async done() {
      await queries.invalidateQueries();
      close();
    },
  });
  return (
    <FormDialog title={item.name} label={t('markDone')} close={close} of={done}>
      <p className="sec sm">{t('markText')}</p>
      <TextInput data-autofocus label={t('receipt')} {...done.form.getInputProps('receipt')} />
    </FormDialog>
  );
}
