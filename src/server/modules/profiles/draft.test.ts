import { describe, expect, it } from 'vitest';
import { checkDraft } from './draft.ts';

const concept = { name: '电解质', zh: ['固态电解质'], en: ['solid electrolyte'] };
const pathsOf = (definition: unknown) => checkDraft(definition).faults.map(({ path }) => path);

describe('a draft', () => {
  it('is compiled when nothing is wrong with it', () => {
    const { compiled, faults } = checkDraft({ concepts: [concept], exclusions: ['铅酸'] });
    expect(faults).toEqual([]);
    expect(compiled?.query).toContain('固态电解质');
    expect(compiled?.explanation.zh).toContain('铅酸');
  });

  it('names every field that is wrong at once', () => {
    const definition = {
      concepts: [concept, { ...concept, zh: ['好', '——'], en: ['**'] }],
      ipc: ['H01M10', 'Z99'],
      query: '电池 AND (隔膜',
      exclusions: ['铅酸', '！'],
      legalStatus: ['没有的状态'],
    };
    expect(pathsOf(definition)).toEqual([
      ['concepts', 1, 'zh', 1],
      ['concepts', 1, 'en', 0],
      ['ipc', 1],
      ['query'],
      ['exclusions', 1],
      ['legalStatus', 0],
    ]);
  });

  it('has the place of a fault in the expert query', () => {
    const [fault] = checkDraft({ query: '电池 AND (隔膜' }).faults;
    expect(fault?.at).toBeDefined();
    expect(fault?.at?.start).toBeLessThanOrEqual('电池 AND (隔膜'.length);
    expect(fault?.problem.zh).not.toBe('');
  });

  it('that is half written is told where, in both languages', () => {
    const { faults } = checkDraft({ concepts: [{ name: '', zh: [], en: [] }] });
    expect(faults[0]?.path).toEqual(['concepts', 0, 'name']);
    expect(faults[0]?.problem.zh).toMatch(/[一-鿿]/);
    expect(checkDraft({ concepts: '不是列表' }).compiled).toBeNull();
  });

  it('that asks for nothing is wrong as a whole, and dates that run backwards at the dates', () => {
    expect(checkDraft({}).faults).toMatchObject([{ path: [], problem: { code: 'profile.empty' } }]);
    expect(pathsOf({ concepts: [concept], published: { from: '2026-02-01', to: '2026-01-01' } })).toEqual([
      ['published'],
    ]);
  });
});
