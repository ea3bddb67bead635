import { Modal } from '@mantine/core';
import type { LinkProps } from '@tanstack/react-router';
import { api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import { type LoadPage, usePages } from '~/api/usePages';
import { day } from '~/format/date';
import { amount } from '~/format/number';
import { PagedTable } from '~/ui/DataTable';
import { fiscal } from './messages';
import { DocState } from './shared';

type Line = Schemas['fiscal']['ListBookNotesItem'];

const placeOf = ({ line: { model, noteId: id } }: Line): LinkProps =>
  model === 'Nfse' ? { to: '/fiscal/servicos/$id', params: { id } } : { to: '/fiscal/documentos/$id', params: { id } };

/** The notes that a row of a book is made of. */
export function BookNotes({ month, row, close }: { month: string; row: Schemas['fiscal']['ShowRegisterCode']; close: () => void }) {
  const t = fiscal.use();
  const { model, number: code } = row;
  const load: LoadPage<Line> = (after, limit) =>
    api.GET('/api/v1/fiscal/books/notes', { params: { query: { month, model, code, after, limit } } });
  const title = t('notesOf', { code, model: t(`models.${model}`) });
  return (
    <Modal opened onClose={close} title={title} size="xl">
      <PagedTable
        label={title}
        query={usePages(['book-notes', month, model, code], load)}
        rowKey={({ line }) => line.id}
        open={placeOf}
        empty={t('noRegister')}
        columns={[
          { head: t('number'), phone: 'title', cell: (one) => <span className="m">{one.name}</span> },
          { head: t('customer'), phone: 'detail', cell: (one) => one.recipient ?? '—' },
          { head: t('state'), phone: 'state', cell: (one) => one.status && <DocState status={one.status} /> },
          { head: t('when'), cell: (one) => one.issuedOn && day(one.issuedOn) },
          { head: t('amount'), number: true, phone: 'value', cell: (one) => amount(one.line.value) },
        ]}
      />
    </Modal>
  );
}
