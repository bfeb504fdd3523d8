import { expect, it } from 'vitest';
import type { Publication } from '../publication.ts';
import { near, or, phrase, text } from '../query/build.ts';
import type { Query } from '../query/tree.ts';
import { Matcher } from './matcher.ts';

const CONTEXT = { today: '2025-01-01' };

function publication(title: string): Publication {
  return {
    id: { country: 'CN', number: '100000001', kind: 'A' },
    source: { format: 'test', part: 'whole' },
    titles: [{ lang: 'en', text: title }],
  };
}

/** Words of every kind: short ones, one longer than a key, one that is not ASCII, a plural. */
const WORDS = ['cell', 'electroencephalography', 'größe', 'electrodes'];

it('a word read before is known by whatever profiles ask of it later, be it little or much', () => {
  const title = publication(WORDS.join(' '));
  const matcher = new Matcher();
  const asked: readonly Query[] = [
    phrase('ti', 'cell'),
    phrase('ti', 'electrode'),
    text('ti', { type: 'pattern', text: 'electro*' }),
    phrase('ti', 'electroencephalography'),
    phrase('ti', 'größe electrode'),
    text('ti', { type: 'pattern', text: 'grö*' }),
    near(phrase('ti', 'cell'), phrase('ti', 'größe'), 1),
  ];
  for (const [id, query] of asked.entries()) {
    matcher.matchOne(title, CONTEXT);
    matcher.insert(id, query);
    expect([...matcher.matchOne(title, CONTEXT)]).toEqual(Array.from({ length: id + 1 }, (_, each) => each));
  }
  for (let i = 0; i < 400; i++) matcher.insert(100 + i, phrase('ti', `other${i}`));
  matcher.insert(99, phrase('ti', 'cell electroencephalography'));
  expect([...matcher.matchOne(title, CONTEXT)]).toEqual([...asked.keys(), 99]);
});

it('operands of several lengths that stand in one text a hundred thousand times are put in order once', () => {
  const matcher = new Matcher();
  matcher.insert(1, near(or(phrase('ti', '锂'), phrase('ti', '锂电')), phrase('ti', '缺'), 1));
  const text = '锂电，'.repeat(100_000);
  expect([...matcher.matchOne(publication(text), CONTEXT)]).toEqual([]);
  expect([...matcher.matchOne(publication(`${text}缺`), CONTEXT)]).toEqual([1]);
});
