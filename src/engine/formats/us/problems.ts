import { type Problem, ProblemError } from '../../problem.ts';

export function unnamedApplication(): ProblemError {
  return new ProblemError({
    code: 'format.no-application-number',
    zh: '记录没有申请号，无法确定属于哪件申请，已搁置。',
    en: 'The record has no application number, so it cannot be told which application it belongs to; it is set aside.',
  });
}

export const truncatedRecord = (): Problem => ({
  code: 'format.truncated-greenbook',
  zh: '文件在最后一条记录中途中断：权利要求不全。该记录已搁置，请重新获取完整的文件。',
  en: 'The file is truncated within its last record: claims are missing. The record is set aside; fetch the complete file again.',
});
