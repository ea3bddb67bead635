import { Modal } from '@mantine/core';
import { useState } from 'react';
import { amount, quantity, unitPrice } from '~/format/number';
import { Button } from '~/ui/Button';
import { Chip } from '~/ui/Chip';
import { Panel } from '~/ui/Panel';
import type { Tone } from '~/ui/StageMark';
import { Failure } from '~/ui/States';
import { budgets } from './messages';
import { type Budget, type Change, changesOf, type Line, pairsOf } from './rows';
import { useBudget } from './useBudget';

const tones: Record<Change['kind'], Tone> = { changed: 'lim', added: 'ok', removed: 'out' };

const signed = (value: number) => (value > 0 ? `+${amount(value)}` : amount(value));

/** What changed since the version before, and both side by side. */
export function Compare({ budget }: { budget: Budget }) {
  const t = budgets.use();
  const before = useBudget(budget.id, budget.version - 1);
  const [wide, setWide] = useState(false);
  if (!before.data) return before.error ? <Failure error={before.error} retry={before.refetch} /> : null;
  const old = before.data.budget;
  const changes = changesOf(old.lines, budget.lines);
  const values = { a: budget.version, b: old.version };
  return (
    <Panel
      title={t('compare.title', values)}
      actions={
        <Button small look="ghost" onClick={() => setWide(true)}>
          {t('compare.sideBySide')}
        </Button>
      }
    >
      <table className="t df">
        <thead className="sr">
          <tr>
            <th scope="col">{t('state')}</th>
            <th scope="col">{t('compare.line')}</th>
            <th scope="col">{t('compare.difference')}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((one) => (
            <tr key={`${one.kind}${one.line.id}`}>
              <td>
                <Chip tone={tones[one.kind]}>{t(`compare.${one.kind}`)}</Chip>
              </td>
              <td className="wr">{one.line.description}</td>
              <td className="n">{signed(one.difference)}</td>
            </tr>
          ))}
          {changes.length === 0 && (
            <tr>
              <td colSpan={3} className="mut">
                {t('compare.same')}
              </td>
            </tr>
          )}
          {old.discount !== budget.discount && (
            <tr>
              <td>
                <Chip tone="lim">{t('compare.changed')}</Chip>
              </td>
              <td className="wr">{t('totals.discount')}</td>
              <td className="n">{signed(old.discount - budget.discount)}</td>
            </tr>
          )}
          <tr className="sum">
            <td colSpan={2}>{t('compare.difference')}</td>
            <td className="n">{signed(budget.total - old.total)}</td>
          </tr>
        </tbody>
      </table>
      <Modal opened={wide} onClose={() => setWide(false)} title={t('compare.title', values)} size="xl">
        <SideBySide old={old} budget={budget} />
      </Modal>
    </Panel>
  );
}

function SideBySide({ old, budget }: { old: Budget; budget: Budget }) {
  const t = budgets.use();
  return (
    <div className="scroll">
      <table className="t">
        <thead>
          <tr>
            <th scope="col">{t('compare.line')}</th>
            <th scope="col" className="n">
              {t('compare.versionHead', { version: old.version })}
            </th>
            <th scope="col" className="n">
              {t('compare.versionHead', { version: budget.version })}
            </th>
            <th scope="col" className="n">
              {t('compare.difference')}
            </th>
          </tr>
        </thead>
        <tbody>
          {pairsOf(old.lines, budget.lines).map(({ line, before, after }) => {
            const difference = (after?.total ?? 0) - (before?.total ?? 0);
            return (
              <tr key={line.id} className={difference !== 0 ? 'sel' : undefined}>
                <td className="wr">{line.description}</td>
                <Side line={before} />
                <Side line={after} />
                <td className="n">{difference === 0 ? '' : signed(Math.round(difference * 100) / 100)}</td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <td>{t('totals.total')}</td>
            <td className="n">{amount(old.total)}</td>
            <td className="n">{amount(budget.total)}</td>
            <td className="n">{signed(Math.round((budget.total - old.total) * 100) / 100)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function Side({ line }: { line: Line | null }) {
  if (!line) return <td className="n mut">–</td>;
  return (
    <td className="n">
      {amount(line.total)}
      <span className="two">
        {quantity(line.quantity)} × {unitPrice(line.unitPrice)}
      </span>
    </td>
  );
}
