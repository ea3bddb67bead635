import { describe, expect, it } from 'vitest';
import { machined, worstReading } from './drawn';
import { type FeatureKind, gridOf } from './features';
import { evaluate, type Reading } from './metrology';
import { type FeatureSpec, type Scaled, type Specification, scaled } from './specification';

/** `76,552` in ten-thousandths. */
const mm = (text: string): Scaled => scaled(Number(text.replace(',', '.')));
const text = (value: Scaled | null) => (value === null ? '–' : (value / 10_000).toFixed(3).replace('.', ','));

function spec(feature: FeatureKind, limits: Partial<FeatureSpec>): FeatureSpec {
  const nothing = { nominal: null, newMin: null, newMax: null, serviceLimit: null, flatnessMax: null, ovalityMax: null, taperMax: null };
  const rest = {
    taperMethod: 'EndToEnd',
    sizes: [],
    sizeLimit: null,
    cleanUp: 0,
    grindingForbidden: false,
    minimum: null,
    levels: null,
  } as const;
  return { feature, source: 'Manual', ...nothing, ...rest, sizes: [], ...limits };
}

const specified = (...features: FeatureSpec[]): Specification => ({ id: '1', version: 1, source: 'Manual', features });

/** The readings of one position, in the order of the grid. */
const row = (feature: FeatureKind, position: number, values: string): Reading[] => {
  const read = values.split(' ');
  return gridOf(feature, position, read.length / 2).flatMap((spot, at) => (read[at] ? [{ ...spot, value: mm(read[at]) }] : []));
};

const table = (feature: FeatureKind, rows: string[]) => rows.flatMap((values, at) => row(feature, at + 1, values));

const lines = (readings: Reading[], specification: Specification | null) =>
  evaluate(readings, specification).features.map(
    (one) =>
      `${one.feature} ${one.position} | ${text(one.max)} ${text(one.min)} ${text(one.wear)} ${text(one.ovality)} ${text(one.taper)} | ${one.verdict}`,
  );

const bore = spec('Bore', {
  nominal: mm('76,500'),
  newMin: mm('76,500'),
  newMax: mm('76,520'),
  serviceLimit: mm('76,570'),
  ovalityMax: mm('0,025'),
  taperMax: mm('0,050'),
  sizes: [mm('0,25'), mm('0,50')],
  sizeLimit: mm('0,50'),
  cleanUp: mm('0,040'),
});
const journal = {
  ovalityMax: mm('0,010'),
  taperMax: mm('0,010'),
  sizes: [mm('0,25'), mm('0,50'), mm('0,75')],
  sizeLimit: mm('0,75'),
  cleanUp: mm('0,030'),
};
const main = spec('MainJournal', { ...journal, nominal: mm('50'), newMin: mm('49,982'), newMax: mm('50'), serviceLimit: mm('49,970') });
const pin = spec('Crankpin', { ...journal, nominal: mm('42'), newMin: mm('41,984'), newMax: mm('42'), serviceLimit: mm('41,975') });
const vetor = specified(bore, main, pin, spec('HeadFlatness', { newMax: mm('0,050'), serviceLimit: mm('0,050') }));

const block = table('Bore', [
  '76,552 76,536 76,545 76,535 76,530 76,525',
  '76,604 76,577 76,588 76,569 76,556 76,549',
  '76,728 76,683 76,691 76,660 76,630 76,622',
  '76,598 76,574 76,583 76,570 76,552 76,547',
]);
const crank = [
  ...table('MainJournal', [
    '49,985 49,983 49,984 49,982',
    '49,980 49,976 49,979 49,977',
    '49,971 49,962 49,969 49,961',
    '49,977 49,973 49,978 49,975',
    '49,988 49,986 49,987 49,985',
  ]),
  ...table('Crankpin', [
    '41,982 41,976 41,980 41,977',
    '41,755 41,741 41,752 41,744',
    '41,983 41,979 41,981 41,978',
    '41,984 41,980 41,983 41,979',
  ]),
];

describe('A01, the main job', () => {
  it('gives the table of the block', () => {
    expect(lines(block, vetor)).toEqual([
      'Bore 1 | 76,552 76,525 0,052 0,016 0,022 | AtLimit',
      'Bore 2 | 76,604 76,549 0,104 0,027 0,048 | Out',
      'Bore 3 | 76,728 76,622 0,228 0,045 0,098 | Out',
      'Bore 4 | 76,598 76,547 0,098 0,024 0,046 | Out',
    ]);
  });

  it('gives the table of the crankshaft', () => {
    expect(lines(crank, vetor)).toEqual([
      'MainJournal 1 | 49,985 49,982 0,018 0,002 0,001 | Ok',
      'MainJournal 2 | 49,980 49,976 0,024 0,004 0,001 | AtLimit',
      'MainJournal 3 | 49,971 49,961 0,039 0,009 0,002 | Out',
      'MainJournal 4 | 49,978 49,973 0,027 0,004 0,002 | AtLimit',
      'MainJournal 5 | 49,988 49,985 0,015 0,002 0,001 | Ok',
      'Crankpin 1 | 41,982 41,976 0,024 0,006 0,002 | AtLimit',
      'Crankpin 2 | 41,755 41,741 0,259 0,014 0,003 | Out',
      'Crankpin 3 | 41,983 41,978 0,022 0,004 0,002 | AtLimit',
      'Crankpin 4 | 41,984 41,979 0,021 0,004 0,001 | AtLimit',
    ]);
  });

  it('chooses one size for all positions, the smallest that cleans', () => {
    const decided = [...evaluate(block, vetor).repairs, ...evaluate(crank, vetor).repairs];
    expect(decided.map((one) => `${one.feature} ${one.action} ${text(one.size)} ${one.position} ${text(one.withCleanUp)}`)).toEqual([
      'Bore Size 0,500 3 76,768',
      'MainJournal Size 0,250 3 49,931',
      'Crankpin Size 0,500 2 41,711',
    ]);
  });

  it('does not depend on the order of the readings', () => {
    expect(evaluate([...block].reverse(), vetor)).toEqual(evaluate(block, vetor));
  });

  it.each([
    ['76,570', 'AtLimit'],
    ['76,5701', 'Out'],
    ['76,520', 'Ok'],
    ['76,490', 'AtLimit'],
  ])('judges a bore of %s everywhere as %s', (value, verdict) => {
    expect(evaluate(row('Bore', 1, Array(6).fill(value).join(' ')), vetor).verdict).toBe(verdict);
  });

  it('judges a machined bore by its finished limits and decides no repair', () => {
    const finished = [{ feature: 'Bore' as const, min: mm('77,000'), max: mm('77,020') }];
    const good = row('Bore', 1, Array(6).fill('77,008').join(' '));
    const low = row('Bore', 2, '76,994 77,003 77,003 77,003 77,003 77,003');
    const judged = evaluate([...good, ...low], vetor, finished);
    expect(judged.features.map((one) => [one.verdict, one.wear])).toEqual([
      ['Ok', null],
      ['Out', null],
    ]);
    expect(judged.features[1]?.findings).toEqual([{ verdict: 'Out', kind: 'belowFinal', value: mm('76,994'), limit: mm('77,000') }]);
    expect(judged.repairs).toEqual([]);
  });
});

describe('a machined bore as it is drawn', () => {
  const finished = { feature: 'Bore', min: mm('76,750'), max: mm('76,770') } as const;
  const readings = row('Bore', 2, '76,744 76,753 76,753 76,753 76,753 76,753');

  it('is drawn by the nominal of its new size', () => {
    const spec = specified(bore).features[0] ?? null;
    expect(machined(spec, finished)?.nominal).toBe(mm('76,750'));
    expect(machined(spec, null)).toBe(spec);
  });

  it('has its worst reading where it is furthest from what it must be, a worn one where it is most worn', () => {
    expect(worstReading(readings, true, finished)?.value).toBe(mm('76,744'));
    expect(worstReading(readings, true, null)?.value).toBe(mm('76,753'));
    expect(worstReading([], true, null)).toBeNull();
  });
});

describe('A02, without a specification nothing is OK', () => {
  const lince = table('Bore', [
    '70,012 70,006 70,010 70,005 70,008 70,004',
    '70,055 70,041 70,047 70,038 70,036 70,030',
    '70,020 70,000 70,018 70,002 70,014 70,001',
  ]);
  const registered = specified(
    spec('Bore', {
      nominal: mm('70'),
      newMin: mm('70'),
      newMax: mm('70,020'),
      serviceLimit: mm('70,070'),
      ovalityMax: mm('0,025'),
      taperMax: mm('0,050'),
      sizes: [mm('0,25'), mm('0,50')],
      sizeLimit: mm('0,50'),
      cleanUp: mm('0,040'),
    }),
  );

  it('computes the form and judges nothing', () => {
    expect(lines(lince, null)).toEqual([
      'Bore 1 | 70,012 70,004 – 0,006 0,004 | NoSpec',
      'Bore 2 | 70,055 70,030 – 0,014 0,019 | NoSpec',
      'Bore 3 | 70,020 70,000 – 0,020 0,006 | NoSpec',
    ]);
    expect(evaluate(lince, null).repairs).toEqual([]);
  });

  it('judges by the specification once there is one; exactly 80 % is at the limit', () => {
    const judged = evaluate(lince, registered);
    expect(judged.features.map((one) => one.verdict)).toEqual(['Ok', 'AtLimit', 'AtLimit']);
    expect(judged.features[2]?.findings).toEqual([{ verdict: 'AtLimit', kind: 'ovality', value: mm('0,020'), limit: mm('0,025') }]);
    expect([judged.verdict, judged.repairs[0]?.action]).toEqual(['AtLimit', 'Std']);
  });
});

describe('A03, a head that must not be ground', () => {
  const tornado = specified(spec('HeadFlatness', { flatnessMax: mm('0,050'), grindingForbidden: true, source: 'Tornado' }));
  const smooth = specified(
    spec('HeadFlatness', { flatnessMax: mm('0,050'), cleanUp: mm('0,020') }),
    spec('HeadHeight', { minimum: mm('109,800') }),
  );
  const head = (height: string, ...probes: string[]): Reading[] => [
    ...gridOf('HeadFlatness', 1).map((spot, at) => ({ ...spot, value: mm(probes[at] ?? '0') })),
    ...gridOf('HeadHeight', 1).map((spot) => ({ ...spot, value: mm(height) })),
  ];

  it.each([
    [tornado, '98,410', '0,060 0,080 0,045 0,050 0,075 0,070 0,055', 'Replace', null, 'forbidden'],
    [smooth, '109,930', '0,040 0,060 0,080 0,030 0,070 0,065 0,050', 'Grind', '109,830', undefined],
    [smooth, '109,890', '0,035 0,080 0,060 0,055 0,070 0,060 0,045', 'Replace', '109,790', 'tooLow'],
    [smooth, '109,995', '0,020 0,030 0,040 0,025 0,035 0,030 0,020', 'Std', null, undefined],
  ])('decides by height and prohibition', (specification, height, probes, action, ground, prohibition) => {
    const judged = evaluate(head(height, ...probes.split(' ')), specification);
    const [repair] = judged.repairs;
    expect([repair?.action, repair?.withCleanUp ?? null, repair?.prohibition?.kind]).toEqual([action, ground && mm(ground), prohibition]);
  });

  it('is at the limit with 0,040 of 0,050', () => {
    const judged = evaluate(head('109,995', '0,040', '0,010', '0,010', '0,010', '0,010', '0,010', '0,010'), smooth);
    expect(judged.features.find((one) => one.feature === 'HeadFlatness')?.verdict).toBe('AtLimit');
  });
});

describe('A04, beyond the last size', () => {
  const listed = specified(
    spec('Crankpin', { ...pinSizes(), serviceLimit: mm('41,975') }),
    spec('Bore', { ...bore, sizes: [mm('0,25'), mm('0,50')] }),
  );
  function pinSizes(): Partial<FeatureSpec> {
    const sizes = [mm('0,25'), mm('0,50'), mm('0,75'), mm('1,00')];
    return { nominal: mm('42'), sizes, sizeLimit: mm('0,75'), cleanUp: mm('0,030') };
  }

  it.each([
    ['Crankpin', '41,268', 'Replace', null, '41,238', '41,250'],
    ['Crankpin', '41,280', 'Size', '0,75', '41,250', '41,250'],
    ['Bore', '76,960', 'Size', '0,50', '77,000', '77,000'],
    ['Bore', '76,961', 'Liner', null, '77,001', '77,000'],
  ] as const)('%s %s: %s', (feature, worst, action, size, cleaned, last) => {
    const [repair] = evaluate(
      row(
        feature,
        1,
        Array(feature === 'Bore' ? 6 : 4)
          .fill(worst)
          .join(' '),
      ),
      listed,
    ).repairs;
    expect([repair?.action, repair?.size, repair?.withCleanUp, repair?.lastAllowed]).toEqual([
      action,
      size && mm(size),
      mm(cleaned),
      mm(last),
    ]);
  });
});
