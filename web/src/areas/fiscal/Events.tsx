import { IconPrinter } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { day } from '~/format/date';
import { Button } from '~/ui/Button';
import { download } from '~/ui/csv';
import { DataTable } from '~/ui/DataTable';
import { Panel } from '~/ui/Panel';
import { Empty, Failure } from '~/ui/States';
import { fiscal } from './messages';
import { type Doc, EventState, files } from './shared';

/** What was declared about a note, and what the authority said to it. */
export function Events({ note }: { note: Doc }) {
  const t = fiscal.use();
  const print = useMutation({
    mutationFn: (sequence: number) => files.correction(note.id, sequence),
    onSuccess: (file, sequence) => download(`${note.accessKey}-cce-${sequence}.pdf`, file, 'application/pdf'),
  });
  return (
    <Panel title={t('events')}>
      {print.error && <Failure error={print.error} />}
      {note.events.length === 0 ? (
        <Empty>{t('noEvents')}</Empty>
      ) : (
        <DataTable
          label={t('events')}
          rows={note.events}
          rowKey={(row) => row.id}
          columns={[
            {
              head: t('kind'),
              phone: 'title',
              cell: (row) => (
                <span className="row">
                  {t(`kinds.${row.kind}`)}
                  {row.kind === 'Correction' && row.status === 'Registered' && (
                    <Button
                      small
                      look="ghost"
                      icon={IconPrinter}
                      aria-label={t('printCorrection', { count: row.sequence })}
                      onClick={() => print.mutate(row.sequence)}
                    />
                  )}
                </span>
              ),
            },
            { head: t('text'), phone: 'detail', cell: (row) => row.text },
            { head: t('state'), phone: 'state', cell: (row) => <EventState status={row.status} /> },
            { head: t('answer'), cell: (row) => row.reason ?? '—' },
            { head: t('when'), phone: 'value', cell: (row) => day(row.declaredOn) },
          ]}
        />
      )}
    </Panel>
  );
}
