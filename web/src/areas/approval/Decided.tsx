import { IconCircleCheck, IconCircleX, IconPrinter } from '@tabler/icons-react';
import { instant } from '~/format/date';
import { reais } from '~/format/number';
import { Button } from '~/ui/Button';
import { Panel } from '~/ui/Panel';
import { approval } from './messages';
import { type Offer, OfferLines } from './OfferLines';

/** What was answered, to be read again and printed. */
export function Decided({ offer }: { offer: Offer }) {
  const t = approval.use();
  const rejected = offer.status === 'Rejected';
  const status = rejected ? 'Rejected' : offer.status === 'PartiallyApproved' ? 'PartiallyApproved' : 'Approved';
  const Icon = rejected ? IconCircleX : IconCircleCheck;
  const declined = new Set(offer.lines.filter((line) => line.decision !== 'Approved').map((line) => line.id));
  return (
    <main className="pw pm">
      <div className="c1">
        <section className="hi" role="status">
          <h1 className={`row ${rejected ? 't-out' : 't-ok'}`}>
            <Icon size={28} stroke={1.6} aria-hidden />
            {t(`done.${status}`)}
          </h1>
          <p className="sec">
            {offer.decidedAt && t('done.text', { who: offer.decidedBy ?? '', when: instant(offer.decidedAt) })}{' '}
            <span className="m">{offer.number}</span>
          </p>
        </section>
        <OfferLines offer={offer} declined={declined} />
      </div>
      <div className="c2">
        {!rejected && (
          <Panel padded>
            <div className="stack">
              <div className="sum">
                <span className="mut">{t('done.total')}</span>
                <b className="n">{reais(offer.approvedTotal)}</b>
              </div>
              <Button icon={IconPrinter} onClick={() => window.print()}>
                {t('done.print')}
              </Button>
            </div>
          </Panel>
        )}
      </div>
    </main>
  );
}
