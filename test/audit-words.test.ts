import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import {
  AUDIT_ACTIONS,
  AUDIT_SUBJECTS,
  actionIn,
  actionsMeant,
  subjectIn,
  subjectMeant,
} from '../src/shared/audit-words.ts';
import { readProject } from './support/architecture/project.ts';
import { recordedActions, recordedSubjects } from './support/recorded-actions.ts';

const sources = [...readProject().files.keys()]
  .filter((path) => /^src\/(server|cli)\//.test(path) && !/\.(test|fixture)\.ts$/.test(path))
  .map((path) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8'))
  .filter((source) => /\b(recordAudit|recordLook)\b|import \{[^}]*\brecord\b[^}]*\}/.test(source));

it('every action that the program records has its words, and all words have their action', () => {
  const recorded = [...new Set(sources.flatMap(recordedActions))];
  const known = Object.keys(AUDIT_ACTIONS);
  const isMeant = (code: string, action: string) => action === code || (code.endsWith('.') && action.startsWith(code));
  expect(recorded.filter((code) => !known.some((action) => isMeant(code, action)))).toEqual([]);
  expect(known.filter((action) => !recorded.some((code) => isMeant(code, action)))).toEqual([]);
});

it('every kind of subject that the program records has its words', () => {
  const recorded = new Set(sources.flatMap(recordedSubjects));
  expect([...recorded].filter((kind) => !Object.hasOwn(AUDIT_SUBJECTS, kind))).toEqual([]);
  expect(recorded.size).toBeGreaterThan(10);
});

it('the walk sees an action wherever it is given, and takes no column or problem for one', () => {
  const source = `
    const entry = { actor, action: disabled ? 'a.off' : 'a.on', subject: \`thing \${id}\` };
    await note(request, 'b.c', id); recordAudit(tx, house, { actor, action: \`q.\${step}\`, subject }); rows.select(['d.e', 'f.g as h']).where('i.j', '=', 1);
    throw new ProblemError({ code: 'k.l', zh, en }); type Look = 'm.n' | 'o.p';`;
  expect(recordedActions(source)).toEqual(['a.off', 'a.on', 'b.c', 'q.', 'm.n', 'o.p']);
  expect(recordedSubjects(source)).toEqual(['thing']);
});

it('codes are read in words, and words are understood as codes', () => {
  expect([actionIn('zh', 'issue.approve'), actionIn('en', 'issue.approve')]).toEqual(['审核通过', 'Approved an issue']);
  expect(actionIn('zh', 'old.code')).toBe('old.code');
  expect([subjectIn('zh', 'queue item 7'), subjectIn('en', 'audit-log'), subjectIn('zh', 'x 7')]).toEqual([
    '筛选条目 7',
    'Audit log',
    'x 7',
  ]);
  expect(actionsMeant('issue.compose')).toEqual(['issue.compose']);
  expect(actionsMeant('审核')).toContain('issue.approve');
  expect([subjectMeant('画像 7'), subjectMeant('profile'), subjectMeant('PROFILE 7'), subjectMeant('else')]).toEqual([
    'profile 7',
    'profile',
    'profile 7',
    'else',
  ]);
});
