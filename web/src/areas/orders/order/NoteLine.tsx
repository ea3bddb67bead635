import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { $api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import { fiscal } from '~/areas/fiscal/messages';
import { DocState, files } from '~/areas/fiscal/shared';
import { reais } from '~/format/number';
import { Button, LinkButton } from '~/ui/Button';
import { download } from '~/ui/csv';
import { Note } from '~/ui/Note';
import { Failure } from '~/ui/States';
import { noteText } from './noteMessages';

export type OrderNote = Schemas['fiscal']['ShowOrderNotesNote'];

type Props = {
  title: string;
  /** What it documents, where there is no note yet. */
  total?: number;
  note: OrderNote | null;
  /** On which of the two systems it lives. */
  kind: 'goods' | 'service';
  /** What to know before it is issued. */
  children?: ReactNode;
  action?: ReactNode;
};

const placeOf = (kind: Props['kind'], id: string): LinkProps =>
  kind === 'goods' ? { to: '/fiscal/documentos/$id', params: { id } } : { to: '/fiscal/servicos/$id', params: { id } };

/** One of the notes of an order: what it documents, where it stands, and what may be done. */
export function NoteLine({ title, total, note, kind, children, action }: Props) {
  const t = noteText.use();
  const value = note?.total ?? total;
  return (
    <li>
      <div className="row">
        <b>{title}</b>
        <span className="sp" />
        {value !== undefined && <span className="n">{reais(value)}</span>}
      </div>
      <div className="row w">
        {note ? (
          <>
            <Link className="lnk m" {...placeOf(kind, note.id)}>
              {note.name}
            </Link>
            <DocState status={note.status} />
          </>
        ) : (
          <span className="mut">{t('noNote')}</span>
        )}
        <span className="sp" />
        {note?.status === 'Authorised' && <Paper note={note} kind={kind} />}
        {action}
      </div>
      {children && <div className="sec sm">{children}</div>}
      {note?.status === 'Waiting' && <p className="sec sm">{t(kind === 'goods' ? 'waits' : 'waitsService')}</p>}
      {note && (note.status === 'Rejected' || note.status === 'Denied') && <Refusal note={note} kind={kind} />}
    </li>
  );
}

function Paper({ note, kind }: { note: OrderNote; kind: Props['kind'] }) {
  const t = fiscal.use();
  const paper = useMutation({
    mutationFn: () => (kind === 'goods' ? files.danfe(note.id) : files.danfse(note.id)),
    onSuccess: (file) => download(`${note.name.replace(/\W+/g, '-')}.pdf`, file, 'application/pdf'),
  });
  return (
    <>
      <Button small look="ghost" icon={IconDownload} busy={paper.isPending} onClick={() => paper.mutate()}>
        {t(kind === 'goods' ? 'danfe' : 'danfse')}
      </Button>
      {paper.error && <Failure error={paper.error} />}
    </>
  );
}

/** Why it was refused, and what to do about it. */
function Refusal({ note, kind }: { note: OrderNote; kind: Props['kind'] }) {
  const t = fiscal.use();
  const path = { params: { path: { id: note.id } } };
  const goods = $api.useQuery('get', '/api/v1/fiscal/documents/{id}', path, { enabled: kind === 'goods' }).data;
  const service = $api.useQuery('get', '/api/v1/fiscal/service-notes/{id}', path, { enabled: kind === 'service' }).data;
  const reason = goods?.reason ?? service?.reason;
  return (
    <Note
      tone="out"
      action={
        <LinkButton small {...placeOf(kind, note.id)}>
          {t('fix')}
        </LinkButton>
      }
    >
      <b>{reason}</b> {goods?.code && t('refusedWith', { code: goods.code })}
      {goods?.advice && <p>{goods.advice}</p>}
    </Note>
  );
}
