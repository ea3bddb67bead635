import { IconCheck, IconMinus, IconX } from '@tabler/icons-react';
import { memo, type ReactNode } from 'react';
import { $api } from '~/api/client';
import { Panel } from '~/ui/Panel';
import { proposalsOf, type Step, stepsOf } from './ladder';
import { diagnostics } from './messages';
import { countOf, type EngineCounts, shapeOf } from './metrology/features';
import type { FeatureResult } from './metrology/judgement';
import { needed, type Repair, sized } from './metrology/repairs';
import type { FeatureSpec } from './metrology/specification';
import { mm } from './names';

type Props = { repair: Repair; spec: FeatureSpec; results: FeatureResult[]; engine: EngineCounts };

const icons = { yes: IconCheck, no: IconX, maybe: IconMinus };

/** What the readings ask for, and for each size why it is or is not the one. */
export const SizeLadder = memo(function SizeLadder({ repair, spec, results, engine }: Props) {
  const t = diagnostics.use();
  const rules = $api.useQuery('get', '/api/v1/diagnostics/rules', undefined, { staleTime: 60_000 });
  const isFace = shapeOf(spec.feature) === 'flatness';
  const proposals = proposalsOf(rules.data?.rules ?? [], repair, countOf(engine, spec.feature));
  const count = countOf(engine, spec.feature) ?? results.filter((one) => one.feature === spec.feature).length;
  return (
    <Panel
      title={t(isFace ? 'size.titleFace' : 'size.title')}
      sub={t(`many.${spec.feature}`)}
      footer={proposals.length > 0 && t('size.proposes', { items: proposals.join(', ') })}
    >
      <div className="sgb">
        <Chosen repair={repair} spec={spec} count={count} />
        <ol className="lad">
          {stepsOf(t, repair, spec, results).map((step) => (
            <Line key={step.name} step={step} />
          ))}
        </ol>
      </div>
    </Panel>
  );
});

function Line({ step }: { step: Step }) {
  const Icon = icons[step.is];
  return (
    <li className={`${step.is === 'maybe' ? '' : step.is}${step.bad ? ' bad' : ''}`}>
      <span>
        <Icon size={14} stroke={1.75} aria-hidden />
      </span>
      <b>{step.name}</b>
      <p>{step.why}</p>
    </li>
  );
}

function Chosen({ repair, spec, count }: { repair: Repair; spec: FeatureSpec; count: number }) {
  const t = diagnostics.use();
  const size = repair.action === 'Size' ? repair.size : null;
  if (size !== null) {
    const step = sized(spec, size) - sized(spec, 0);
    return (
      <Big text={mm(size).replace(/0$/, '')}>
        {t('size.all', { count })}
        {spec.newMin !== null && spec.newMax !== null && (
          <>
            <br />
            <span className="m nw">{t('size.finished', { min: mm(spec.newMin + step), max: mm(spec.newMax + step) })}</span>
          </>
        )}
      </Big>
    );
  }
  const words = { Std: 'std', Liner: 'liner', Replace: 'replace', Grind: 'grind', Size: 'std' } as const;
  return (
    <Big text={t(`size.${words[repair.action]}`)} word>
      {repair.action === 'Std' ? (
        t('size.keep')
      ) : repair.action === 'Liner' ? (
        t('size.all', { count })
      ) : (
        <span className="m">{shown(spec, repair)}</span>
      )}
    </Big>
  );
}

const shown = (spec: FeatureSpec, repair: Repair) => mm(shapeOf(spec.feature) === 'flatness' ? repair.worst : needed(spec, repair.worst));

function Big({ text, word, children }: { text: string; word?: boolean; children: ReactNode }) {
  return (
    <div className={`big${word ? ' w' : ''}`}>
      <span className="m">{text}</span>
      <span className="sec">{children}</span>
    </div>
  );
}
