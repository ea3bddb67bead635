import { $api } from '~/api/client';
import { count } from '~/format/number';
import { LinkButton } from '~/ui/Button';
import { Note } from '~/ui/Note';
import { Panel } from '~/ui/Panel';
import { Empty, Loaded } from '~/ui/States';
import { fiscal } from './messages';
import type { DocItem } from './shared';

/** What SEFAZ refused, why, and what to do about it. */
export function Rejected() {
  const t = fiscal.use();
  const list = $api.useQuery('get', '/api/v1/fiscal/documents', { params: { query: { status: 'Rejected', limit: 5 } } });
  return (
    <Panel title={t('rejected')} className="fiscal-rejected">
      <Loaded query={list} rows={2}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{t('noRejected')}</Empty>
          ) : (
            <div className="pb stack">
              {items.map((one) => (
                <One key={one.id} item={one} />
              ))}
            </div>
          )
        }
      </Loaded>
    </Panel>
  );
}

function One({ item }: { item: DocItem }) {
  const t = fiscal.use();
  const { data } = $api.useQuery('get', '/api/v1/fiscal/documents/{id}', { params: { path: { id: item.id } } });
  return (
    <Note
      tone="out"
      action={
        <LinkButton small to="/fiscal/documentos/$id" params={{ id: item.id }}>
          {t('fix')}
        </LinkButton>
      }
    >
      <b>
        {t(`models.${item.model}`)} {count(item.number)} · {item.recipient}
      </b>
      <br />
      {item.reason} {item.code && <span className="mut">({t('refusedWith', { code: item.code })})</span>}
      {data?.advice && (
        <>
          <br />
          {data.advice}
        </>
      )}
    </Note>
  );
}
