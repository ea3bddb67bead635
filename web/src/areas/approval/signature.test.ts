import { expect, it } from 'vitest';
import { drawingOf, thinned } from './signature';

it('keeps the ends of a stroke and drops what lies too near', () => {
  const stroke = [0, 0.2, 0.4, 3, 3.1].map((x) => ({ x, y: 0 }));
  expect(thinned(stroke, 1).map((one) => one.x)).toEqual([0, 3, 3.1]);
});

it('draws lines, and a dot where there is one point', () => {
  const drawn = drawingOf(
    [
      [{ x: 1, y: 2 }],
      [
        { x: 3, y: 4 },
        { x: 9, y: 9 },
      ],
    ],
    340,
    120,
  );
  expect(drawn).toContain('viewBox="0 0 340 120"');
  expect(drawn).toContain('d="M1 2h1M3 4L9 9"');
});

it('fits what the API takes however long somebody scribbles', () => {
  const stroke = Array.from({ length: 20_000 }, (_, at) => ({ x: 170 + 160 * Math.sin(at / 3), y: 60 + 50 * Math.cos(at / 5) }));
  expect(drawingOf([stroke], 340, 120).length).toBeLessThanOrEqual(20_000);
});
