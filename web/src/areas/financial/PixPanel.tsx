import { $api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import { reais } from '~/format/number';
import { Copied } from '~/ui/Copied';
import { Panel } from '~/ui/Panel';
import { Loaded } from '~/ui/States';
import { financial } from './messages';
import type { TitleData } from './SettleDialog';

/** What the customer reads with the phone, or copies, to pay what the title owes today. */
export function PixPanel({ title }: { title: TitleData }) {
  const t = financial.use();
  const pix = $api.useQuery('get', '/api/v1/financial/titles/{id}/pix', { params: { path: { id: title.id } } });
  if (pix.data?.hasKey && !pix.data.charge) return null;
  return (
    <Panel title={t('pix')} padded>
      <Loaded query={pix}>{({ charge }) => (charge ? <Charge of={charge} /> : <p className="mut">{t('pixMissing')}</p>)}</Loaded>
    </Panel>
  );
}

function Charge({ of: { text, txid, amount, code } }: { of: Schemas['financial']['ShowTitlePixCharge'] }) {
  const t = financial.use();
  // Four modules around the code stay empty.
  const side = code.size + 8;
  return (
    <div className="stack">
      <figure className="pix">
        <svg viewBox={`-4 -4 ${side} ${side}`} role="img" aria-label={t('pixCode', { amount: reais(amount) })}>
          <path d={`M-4 -4h${side}v${side}h-${side}z`} fill="#fff" />
          <path d={code.path} fill="#000" />
        </svg>
        <figcaption>
          <b>{reais(amount)}</b>
          <span className="two wrap">{t('pixToday', { txid })}</span>
        </figcaption>
      </figure>
      <Copied text={text} label={t('pixText')} />
    </div>
  );
}
