import { describe, expect, it } from 'vitest';
import { scaled } from './specification';
import { completed, isSettled } from './typing';

describe('what is typed into a reading', () => {
  it.each([
    ['082', 75, 75.082],
    ['82', 75, 75.082],
    ['552', 76.5, 76.552],
    ['755', 42, 41.755],
    ['984', 42, 41.984],
    ['991', 75, 74.991],
    ['0825', 75, 75.0825],
    ['76552', 76.5, 76.552],
    ['109930', null, 109.93],
    ['030', null, 0.03],
    ['75,082', 76.5, 75.082],
    ['75.082', 76.5, 75.082],
    [',082', 75, 75.082],
    ['0,04', null, 0.04],
    ['75,', 75, 75],
  ])('%s near %s is %s', (text, reference, value) => {
    expect(completed(text, reference === null ? null : scaled(reference))).toBe(scaled(value));
  });

  it.each(['', 'abc', '7,0825x', '75,12345', '-3', '75,08,2'])('%s is no value', (text) => {
    expect(completed(text, scaled(75))).toBeNull();
  });

  it.each([
    ['0', false],
    ['08', false],
    ['082', true],
    ['75,0', false],
    ['75,082', true],
  ])('%s is settled: %s', (text, settled) => {
    expect(isSettled(text)).toBe(settled);
  });
});
