import { expect, test } from 'vitest';
import { needsOf } from './needs';

const one = (id: string, kind: string, link: string, read = false) => ({
  id,
  kind,
  link,
  read,
  title: id,
  text: '',
  at: '2026-11-17T12:00:00Z',
});

test('only what asks for something and was not read, one line for each thing, the worst first', () => {
  const needs = needsOf([
    one('1', 'order-created', '/orders/a'),
    one('2', 'reservation-short', '/orders/a'),
    one('3', 'reservation-short', '/orders/a'),
    one('4', 'fiscal-document-rejected', '/fiscal/documents/x'),
    one('5', 'title-overdue', '/financial/titles/t', true),
  ]);
  expect(needs.map(({ first, ids }) => [first.id, ids.length])).toEqual([
    ['4', 1],
    ['2', 2],
  ]);
});
