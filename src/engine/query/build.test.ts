import { describe, expect, it } from 'vitest';
import { and, dated, near, not, or, phrase, text } from './build.ts';

const a = phrase('ta', 'alpha');
const b = phrase('ta', 'beta');

describe('the constructors', () => {
  it('take nested lists in and leave single items alone', () => {
    expect(and(a, and(b, and(a)))).toEqual({ type: 'and', items: [a, b, a] });
    expect(or(a)).toBe(a);
    expect(not(not(a))).toBe(a);
  });

  it('freeze what they make, down to the elements', () => {
    const query = or(a, b);
    expect(Object.isFrozen(query)).toBe(true);
    expect(query.type === 'or' && Object.isFrozen(query.items)).toBe(true);
    expect(Object.isFrozen(a.elements)).toBe(true);
    expect(Object.isFrozen(a.elements[0])).toBe(true);
  });

  it('write no distance from today in one way', () => {
    expect(dated('pd', { type: 'now', offset: 0, unit: 'y' }, undefined).from).toEqual({
      type: 'now',
      offset: 0,
      unit: 'd',
    });
  });

  it('throw where no query could be meant', () => {
    expect(() => and()).toThrow(TypeError);
    expect(() => text('ti')).toThrow(TypeError);
    expect(() => phrase('ti', '—')).toThrow(TypeError);
    expect(() => near(a, phrase('ti', 'beta'), 1)).toThrow(TypeError);
    expect(() => near(a, and(a, b), 1)).toThrow(TypeError);
    expect(() => near(a, b, -1)).toThrow(TypeError);
    expect(() => dated('pd', undefined, undefined)).toThrow(TypeError);
  });
});
