import { IconCheck, IconPackage, IconX } from '@tabler/icons-react';
import type { Schemas } from '~/api/generated';
import { amount, quantity, unitPrice } from '~/format/number';
import { Chip } from '~/ui/Chip';
import { type ComponentKind, Glyph } from '~/ui/Glyph';
import { kindWords } from '~/ui/kinds';
import { Panel } from '~/ui/Panel';
import { approval } from './messages';

export type Offer = Schemas['budgets']['ShowOfferResponse'];
type Line = Offer['lines'][number];

type Props = {
  offer: Offer;
  declined: ReadonlySet<string>;
  /** Says yes or no to a line; nothing once it is decided. */
  answer?: (line: string, approved: boolean) => void;
};

/** What is offered, under the parts of the engine it is for. */
export function OfferLines({ offer, declined, answer }: Props) {
  const t = approval.use();
  const k = kindWords.use();
  const groups = [
    ...offer.components.map((one) => ({
      id: one.id as string,
      kind: one.kind as ComponentKind | null,
      name: one.label ?? k(one.kind as ComponentKind),
      lines: offer.lines.filter((line) => line.componentId === one.id),
    })),
    { id: 'general', kind: null, name: t('general'), lines: offer.lines.filter((line) => line.componentId === null) },
  ].filter((group) => group.lines.length > 0);
  return (
    <Panel title={t('lines')} actions={<span className="sm mut">{t('inReais')}</span>}>
      {groups.map((group) => (
        <section className="pgp" key={group.id}>
          <h3>
            {group.kind ? <Glyph kind={group.kind} /> : <IconPackage size={16} stroke={1.75} aria-hidden />}
            {group.name}
            <span className="n">{amount(group.lines.reduce((sum, line) => sum + line.total, 0))}</span>
          </h3>
          {group.lines.map((line) => (
            <Item key={line.id} line={line} off={declined.has(line.id)} answer={answer} />
          ))}
        </section>
      ))}
    </Panel>
  );
}

function Item({ line, off, answer }: { line: Line; off: boolean; answer?: (line: string, approved: boolean) => void }) {
  const t = approval.use();
  const details = [
    line.quantity !== 1 && t('each', { quantity: quantity(line.quantity), price: unitPrice(line.unitPrice) }),
    line.discount > 0 && t('off', { amount: amount(line.discount) }),
    line.customerSupplied && t('yours'),
    line.partCondition && line.partCondition !== 'New' && t(`conditions.${line.partCondition}`),
  ].filter(Boolean);
  return (
    <fieldset className={`it${off ? ' off' : ''}`}>
      <legend className="sr">{t('answerFor', { name: line.description })}</legend>
      <div className="d">
        <b>{line.description}</b>
        {details.length > 0 && <span className="mut">{details.join(', ')}</span>}
      </div>
      <span className="n pr">{amount(line.total)}</span>
      {answer ? (
        <div className="yn">
          <label>
            <input type="radio" name={line.id} checked={!off} onChange={() => answer(line.id, true)} />
            <span>
              <IconCheck size={14} stroke={2} aria-hidden />
              {t('yes')}
            </span>
          </label>
          <label>
            <input type="radio" name={line.id} checked={off} onChange={() => answer(line.id, false)} />
            <span>
              <IconX size={14} stroke={2} aria-hidden />
              {t('no')}
            </span>
          </label>
        </div>
      ) : (
        <span className="r ans">
          {line.decision !== 'Pending' && <Chip tone={off ? 'out' : 'ok'}>{t(off ? 'done.refused' : 'done.accepted')}</Chip>}
        </span>
      )}
    </fieldset>
  );
}
