import type { Schemas } from '~/api/generated';
import type { diagnostics } from './messages';
import { shapeOf } from './metrology/features';
import type { FeatureResult } from './metrology/judgement';
import { cleans, isAllowed, needed, type Prohibition, type Repair, sized } from './metrology/repairs';
import type { FeatureSpec, Scaled } from './metrology/specification';
import { mm, positionName, whyOf } from './names';

type Say = typeof diagnostics.say;

/** One rung: a size or service, whether it is the one, and why. `bad` marks one that nobody wanted. */
export type Step = { name: string; is: 'yes' | 'no' | 'maybe'; why: string; bad?: boolean };

/** Every way there is, from doing nothing to another part, with the arithmetic of each. */
export function stepsOf(t: Say, repair: Repair, spec: FeatureSpec, results: FeatureResult[]): Step[] {
  const standard = standardStep(t, repair, spec, results);
  if (shapeOf(spec.feature) === 'flatness') return [standard, ...faceSteps(t, repair)];
  const sizes = [...spec.sizes].sort((a, b) => a - b).map((size) => sizeStep(t, repair, spec, size));
  return [standard, ...sizes, endStep(t, repair, spec)];
}

/** A size as it is sold: `0,25`. */
export const sizeName = (size: Scaled) => mm(size).replace(/0$/, '');

function standardStep(t: Say, repair: Repair, spec: FeatureSpec, results: FeatureResult[]): Step {
  if (repair.action === 'Std') return { name: t('size.std'), is: 'yes', why: t('size.stdYes') };
  const out = results.filter((one) => one.feature === spec.feature && one.verdict === 'Out');
  const worst = out.find((one) => one.position === repair.position) ?? out[0];
  const why = worst ? t('size.stdNo', { name: positionName(t, worst.feature, worst.position), why: whyOf(t, worst) }) : '';
  return { name: t('size.std'), is: 'no', why };
}

function sizeStep(t: Say, repair: Repair, spec: FeatureSpec, size: Scaled): Step {
  const name = sizeName(size);
  if (!isAllowed(spec, size)) return { name, is: 'no', why: t('size.beyond', { limit: sizeName(spec.sizeLimit ?? size) }) };
  if (repair.action === 'Std') return { name, is: 'maybe', why: t('size.unneeded') };
  if (repair.prohibition) return { name, is: 'no', why: prohibited(t, repair.prohibition) };
  const [want, gives] = [needed(spec, repair.worst), sized(spec, size)];
  if (!cleans(spec, size, want)) return { name, is: 'no', why: t('size.tooSmall', { needed: mm(want), sized: mm(gives) }) };
  if (repair.size !== size) return { name, is: 'maybe', why: t(gives === repair.lastAllowed ? 'size.laterLast' : 'size.later') };
  const sign = shapeOf(spec.feature) === 'inner' ? '+' : '−';
  const left = mm(Math.abs(gives - want));
  const values = { worst: mm(repair.worst), sign, cleanUp: mm(spec.cleanUp), needed: mm(want), sized: mm(gives), left };
  return { name, is: 'yes', why: t('size.fits', values) };
}

function endStep(t: Say, repair: Repair, spec: FeatureSpec): Step {
  const name = t(spec.feature === 'Bore' ? 'size.liner' : 'size.replace');
  if (repair.action === 'Liner' || repair.action === 'Replace') {
    const values = { worst: mm(repair.worst), needed: mm(needed(spec, repair.worst)), last: mm(repair.lastAllowed ?? 0) };
    const why = repair.prohibition
      ? prohibited(t, repair.prohibition)
      : t(repair.lastAllowed === null ? 'size.endNoSize' : 'size.endYes', values);
    return { name, is: 'yes', bad: true, why };
  }
  const last = [...spec.sizes]
    .filter((size) => isAllowed(spec, size))
    .sort((a, b) => a - b)
    .at(-1);
  if (last === undefined) return { name, is: 'maybe', why: t('size.unneeded') };
  const limit = shapeOf(spec.feature) === 'inner' ? sized(spec, last) - spec.cleanUp : sized(spec, last) + spec.cleanUp;
  return { name, is: 'maybe', why: t('size.endNo', { limit: mm(limit) }) };
}

function faceSteps(t: Say, repair: Repair): Step[] {
  const [grind, replace] = [t('size.grind'), t('size.replace')];
  if (repair.action === 'Grind') {
    const ground = repair.withCleanUp;
    const why =
      ground === null
        ? t('size.grindYesBare', { worst: mm(repair.worst) })
        : t('size.grindYes', { worst: mm(repair.worst), ground: mm(ground) });
    return [
      { name: grind, is: 'yes', why },
      { name: replace, is: 'maybe', why: t('size.replaceNo') },
    ];
  }
  const forbidden = repair.prohibition && prohibited(t, repair.prohibition);
  return [
    { name: grind, is: forbidden ? 'no' : 'maybe', why: forbidden ?? t('size.unneeded') },
    {
      name: replace,
      is: repair.action === 'Replace' ? 'yes' : 'maybe',
      bad: true,
      why: (repair.action === 'Replace' && forbidden) || t('size.unneeded'),
    },
  ];
}

const prohibited = (t: Say, prohibition: Prohibition) =>
  prohibition.kind === 'forbidden'
    ? t('size.forbidden', { source: prohibition.source })
    : t('size.tooLow', { ground: mm(prohibition.ground), minimum: mm(prohibition.minimum), source: prohibition.source });

type Rule = Schemas['diagnostics']['SuggestionRule'];

/** The lines that the shop's rules make of a repair; `{size}` is the chosen size. */
export function proposalsOf(rules: Rule[], repair: Repair, count: number | null): string[] {
  const found = rules.filter((rule) => rule.feature === repair.feature && rule.action === repair.action);
  return found.flatMap((rule) =>
    rule.items.map((item) => {
      const text = item.description.replace('{size}', repair.size === null ? '' : sizeName(repair.size)).trim();
      return item.count === 'PerPosition' && count ? `${text} × ${count}` : text;
    }),
  );
}
