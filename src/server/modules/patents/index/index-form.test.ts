import { expect, it } from 'vitest';
import { indexForm } from './index-form.ts';

it('names another form where letters are folded by another Unicode', () => {
  const { versions } = process;
  expect(indexForm()).toBe(indexForm({ ...versions }));
  expect(indexForm({ ...versions, unicode: '1.0' })).not.toBe(indexForm());
  expect(indexForm({ ...versions, icu: '1.0' })).not.toBe(indexForm());
});
