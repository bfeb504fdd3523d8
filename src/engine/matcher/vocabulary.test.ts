import { describe, expect, it } from 'vitest';
import { classUnder, phrase } from '../query/build.ts';
import { Vocabulary } from './vocabulary.ts';

describe('the vocabulary', () => {
  it('knows the subclass of every class, however often its lists have moved', () => {
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
    const vocabulary = new Vocabulary();
    const subclasses = letters.flatMap((letter) => Array.from({ length: 90 }, (_, i) => `H${10 + i}${letter}`));
    for (const subclass of subclasses) {
      const literal = vocabulary.class(classUnder('ipc', `${subclass}10`));
      expect(vocabulary.subclassOf(literal), subclass).toBe(vocabulary.class(classUnder('ipc', subclass)));
    }
  });

  it('says that it is full, whatever the literal is that finds no room, and goes on to know the others', () => {
    const vocabulary = new Vocabulary(undefined, 3);
    const words = ['battery', 'anode'].map((word) => vocabulary.text(phrase('tac', word)));
    for (const more of [
      () => vocabulary.text(phrase('tac', 'cathode')),
      () => vocabulary.class(classUnder('ipc', 'H01M')),
    ])
      expect(more).toThrow(/holds 3 literals and is full: make it anew/);
    expect(['battery', 'anode'].map((word) => vocabulary.text(phrase('tac', word)))).toEqual(words);
  });
});
