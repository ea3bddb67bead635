import { IconX } from '@tabler/icons-react';
import { amount } from '~/format/number';
import { DecimalField } from '~/forms/DecimalField';
import { Button } from '~/ui/Button';
import { PartField } from '../inventory/pickers';
import { purchasing } from './messages';
import './purchasing.css';

/** A line while it is written. */
export type Draft = { sku: string; quantity: number | null; unitPrice: number | null };

const number = (value: number | null) => (typeof value === 'number' ? value : 0);

type Props = {
  lines: Draft[];
  /** Adds one or takes one out. */
  onChange: (lines: Draft[]) => void;
  /** The form's field of a path. */
  field: (path: string) => { value?: number | null; onChange: (value: number | null) => void; error?: React.ReactNode };
  error: React.ReactNode;
  /** What is charged besides the lines; less than nothing when something is taken off. */
  besides?: number;
};

/** What is bought: a row a part, its price and what that makes. */
export function LinesEditor({ lines, onChange, field, error, besides = 0 }: Props) {
  const t = purchasing.use();
  const total = lines.reduce((sum, line) => sum + number(line.quantity) * number(line.unitPrice), besides);
  return (
    <div className="stack">
      {lines.length > 0 && (
        <ul className="lines">
          {lines.map((line, at) => (
            <li key={line.sku}>
              <span className="m">{line.sku}</span>
              <DecimalField of="quantity" label={t('quantity')} {...field(`lines.${at}.quantity`)} />
              <DecimalField of="price" label={t('unitPrice')} {...field(`lines.${at}.unitPrice`)} />
              <span className="n">{amount(number(line.quantity) * number(line.unitPrice))}</span>
              <Button
                small
                look="ghost"
                icon={IconX}
                aria-label={t('removeLine', { sku: line.sku })}
                onClick={() => onChange(lines.filter((_, one) => one !== at))}
              />
            </li>
          ))}
        </ul>
      )}
      <div className="row w">
        <PartField
          key={lines.length}
          w={300}
          aria-label={t('addLine')}
          placeholder={t('addLine')}
          error={error}
          onChange={(sku) =>
            sku && !lines.some((line) => line.sku === sku) && onChange([...lines, { sku, quantity: null, unitPrice: null }])
          }
        />
        <span className="sp" />
        <span className="mut sm">{t('total')}</span>
        <b className="n">R$ {amount(total)}</b>
      </div>
    </div>
  );
}
