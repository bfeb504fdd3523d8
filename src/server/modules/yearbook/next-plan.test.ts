import { expect, it } from 'vitest';
import { nextPlanOf } from './next-plan.ts';
import { PLAN } from './yearbook.fixture.ts';

it('ideas stand under clauses that the task has not given to others', () => {
  const [task] = PLAN.tasks;
  const contents = ['三(一)2(1)', '三(一)2(3)'].map((clause) => ({ clause, text: '', place: { start: 3, end: 5 } }));
  const plan = { ...PLAN, tasks: [{ ...task!, contents }] };
  const ideas = ['增加实务课程', '分片授课'].map((text) => ({ text, task: '三(一)' }));
  const [next] = nextPlanOf(plan, ideas, 2019).tasks;
  expect(next?.contents.map(({ clause }) => clause)).toEqual(['三(一)2(1)', '三(一)2(3)', '三(一)2(4)', '三(一)2(5)']);
});
