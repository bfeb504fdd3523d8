import { describe, expect, it } from 'vitest';
import { classUnder } from '../query/build.ts';
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
});
