import type { PlanDocument, PlanTask } from '../../../shared/plan.ts';
import type { Problem } from '../../platform/problems.ts';

/** What is wrong with a document that a person wrote or mended; undefined where nothing is. */
export function documentProblem({ tasks, title }: PlanDocument): Problem | undefined {
  if (title.trim() === '') return withoutTitle;
  const addresses = tasks.flatMap(({ clause, contents }) => [clause, ...contents.map((content) => content.clause)]);
  if (addresses.some((address) => address.trim() === '')) return withoutClause;
  const twice = addresses.find((address, at) => addresses.indexOf(address) !== at);
  if (twice !== undefined) return clauseTwice(twice);
  for (const task of tasks) {
    const problem = taskProblem(task);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function taskProblem({ clause, title, contents, executors }: PlanTask): Problem | undefined {
  if (title.trim() === '') return taskWithoutTitle(clause);
  const own = new Set(contents.map((content) => content.clause));
  for (const { rule, units, grade, contents: executed } of executors) {
    if (rule === 'named' && units.length === 0) return nobodyNamed(clause);
    if (rule === 'class' && grade === null) return classWithoutGrade(clause);
    const strange = executed.find((address) => !own.has(address));
    if (strange !== undefined) return contentUnknown(clause, strange);
  }
  return undefined;
}

const withoutTitle: Problem = {
  code: 'plan.without-title',
  zh: '计划没有名称。请填写名称后保存。',
  en: 'The plan has no title. Give it one and save.',
};

const withoutClause: Problem = {
  code: 'plan.without-clause',
  zh: '有任务或内容没有条款号。请填写，如 三(一)、三(一)2(1)。',
  en: 'A task or a content has no clause. Fill it in, such as 三(一) or 三(一)2(1).',
};

function clauseTwice(clause: string): Problem {
  return {
    code: 'plan.clause-twice',
    zh: `条款号 ${clause} 用了不止一次。每项任务、每条内容的条款号须各不相同。`,
    en: `The clause ${clause} stands more than once. Each task and each content needs a clause of its own.`,
  };
}

function taskWithoutTitle(clause: string): Problem {
  return {
    code: 'plan.task-without-title',
    zh: `任务 ${clause} 没有名称。请填写后保存。`,
    en: `The task ${clause} has no title. Give it one and save.`,
  };
}

function nobodyNamed(clause: string): Problem {
  return {
    code: 'plan.nobody-named',
    zh: `任务 ${clause} 的执行单位选了“点名”，却没有写出单位。请填写省份或单位名称。`,
    en: `An executor of task ${clause} is by name, but nobody is named. Enter provinces or units.`,
  };
}

function classWithoutGrade(clause: string): Problem {
  return {
    code: 'plan.class-without-grade',
    zh: `任务 ${clause} 的执行单位选了“一类基地”，却没有选是基础项目还是重点项目。`,
    en: `An executor of task ${clause} is a class of bases, but not which: basic or key projects.`,
  };
}

function contentUnknown(clause: string, content: string): Problem {
  return {
    code: 'plan.content-unknown',
    zh: `任务 ${clause} 的执行单位指向内容 ${content}，但任务中没有这一条。请改选内容。`,
    en: `An executor of task ${clause} has the content ${content}, which the task does not have. Choose among its contents.`,
  };
}
