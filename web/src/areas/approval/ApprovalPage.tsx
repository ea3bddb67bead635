import { IconMail, IconPhone } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import { Refused, sentence } from '~/api/problem';
import { taxId } from '~/format/texts';
import { language } from '~/i18n/language';
import { Mark } from '~/ui/Mark';
import { Failure, Loading } from '~/ui/States';
import './approval.css';
import { Decided } from './Decided';
import { approval } from './messages';
import { OfferForm } from './OfferForm';

type Shop = Schemas['auth']['ShowShopResponse'];

/** What a customer sees behind the link, without signing in: the offer to answer, what was answered, or why there is nothing to answer. */
export function ApprovalPage() {
  const t = approval.use();
  const { link } = useParams({ from: '/aprovar/$link' });
  const path = { params: { path: { link } }, headers: { 'X-Anonymous': '1' } };
  const shop = useQuery({ queryKey: ['shop', link], queryFn: async () => (await api.GET('/api/v1/auth/shops/{link}', path)).data ?? null });
  const offer = useQuery({
    queryKey: ['offer', link],
    queryFn: async () => (await api.GET('/api/v1/budgets/links/{link}', path)).data ?? null,
    refetchOnWindowFocus: false,
  });
  const heading = t('heading');
  useEffect(() => {
    document.title = shop.data ? `${heading} · ${shop.data.tradeName}` : heading;
  }, [shop.data, heading]);
  return (
    <div className="pub">
      <ShopHeader shop={shop.data ?? null} />
      {offer.data ? (
        offer.data.status === 'Sent' ? (
          <OfferForm link={link} offer={offer.data} />
        ) : (
          <Decided offer={offer.data} />
        )
      ) : offer.error ? (
        <Closed error={offer.error} retry={() => offer.refetch()} shop={shop.data ?? null} />
      ) : (
        <main className="pw">
          <Loading rows={8} />
        </main>
      )}
      <p className="pw by">
        {t('by')}
        {' · '}
        <button type="button" className="lnk" onClick={() => language.choose(language.current() === 'en' ? 'pt-BR' : 'en')}>
          {language.current() === 'en' ? 'Português' : 'English'}
        </button>
      </p>
    </div>
  );
}

function ShopHeader({ shop }: { shop: Shop | null }) {
  const t = approval.use();
  return (
    <header className="ph">
      <div className="pw row">
        <Mark />
        {shop && (
          <div className="ell">
            <b>{shop.tradeName}</b>
            <span className="mut">{t('taxId', { number: taxId(shop.cnpj) })}</span>
          </div>
        )}
        <span className="sp" />
        <Reach shop={shop} />
      </div>
    </header>
  );
}

function Reach({ shop }: { shop: Shop | null }) {
  const t = approval.use();
  if (shop?.phone)
    return (
      <a className="btn ic" href={`tel:${shop.phone}`} aria-label={t('call')}>
        <IconPhone size={16} stroke={1.75} aria-hidden />
      </a>
    );
  if (shop?.email)
    return (
      <a className="btn ic" href={`mailto:${shop.email}`} aria-label={t('write')}>
        <IconMail size={16} stroke={1.75} aria-hidden />
      </a>
    );
  return null;
}

const reasons = ['budget-replaced', 'budget-cancelled', 'budget-expired', 'already-decided'] as const;

/** Replaced, cancelled, expired, or no link at all; the sentence of the server says what to do. */
function Closed({ error, retry, shop }: { error: unknown; retry: () => void; shop: Shop | null }): ReactNode {
  const t = approval.use();
  if (!(error instanceof Refused) || (error.status !== 404 && error.status !== 410 && error.status !== 409))
    return (
      <main className="pw">
        <Failure error={error} retry={retry} />
      </main>
    );
  const reason = reasons.find((one) => one === error.code);
  return (
    <main className="pw pend">
      <h1>{t(`closed.${reason ?? 'missing'}`)}</h1>
      <p className="sec">{reason ? sentence(error) : t('closed.missingText')}</p>
      {shop?.phone && (
        <a className="btn p" href={`tel:${shop.phone}`}>
          <IconPhone size={16} stroke={1.75} aria-hidden />
          {t('call')}
        </a>
      )}
    </main>
  );
}
