import { expect, test } from 'vitest';
import { newsOf } from './live';

test('events are read, comments are not', () => {
  expect(newsOf('event: changed\ndata: {"kind":"order"}')).toEqual({ event: 'changed', data: '{"kind":"order"}' });
  expect(newsOf(': still here')).toBeNull();
});
