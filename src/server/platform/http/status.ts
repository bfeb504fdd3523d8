import { type Problem, ProblemError } from '../problems.ts';

interface Answer {
  readonly title: { readonly zh: string; readonly en: string };
  /** What is said where no problem says it better. */
  readonly problem: Problem;
}

const answers: Readonly<Record<number, Answer>> = {
  400: {
    title: { zh: '请求有误', en: 'Bad request' },
    problem: {
      code: 'http.bad-request',
      zh: '请求的内容不符合要求。请检查标出的字段。',
      en: 'The request is not as it should be. Check the fields that are named.',
    },
  },
  401: {
    title: { zh: '需要登录', en: 'Sign-in needed' },
    problem: {
      code: 'http.sign-in',
      zh: '请先登录。',
      en: 'Sign in first.',
    },
  },
  403: {
    title: { zh: '没有权限', en: 'Not permitted' },
    problem: {
      code: 'http.forbidden',
      zh: '没有权限执行此操作。',
      en: 'You may not do this.',
    },
  },
  404: {
    title: { zh: '未找到', en: 'Not found' },
    problem: {
      code: 'http.not-found',
      zh: '没有这个地址。请检查链接是否完整。',
      en: 'There is nothing at this address. Check that the link is complete.',
    },
  },
  409: {
    title: { zh: '与现状冲突', en: 'Conflict' },
    problem: {
      code: 'http.conflict',
      zh: '内容已被改动。请刷新后重试。',
      en: 'It has changed meanwhile. Reload and try again.',
    },
  },
  413: {
    title: { zh: '内容过大', en: 'Too large' },
    problem: {
      code: 'http.too-large',
      zh: '提交的内容过大。请减小后重试。',
      en: 'What was sent is too large. Send less.',
    },
  },
  415: {
    title: { zh: '内容类型不支持', en: 'Unsupported type of content' },
    problem: {
      code: 'http.media-type',
      zh: '不支持所提交内容的类型。请用 JSON 或表单提交。',
      en: 'This type of content is not understood. Send JSON or a form.',
    },
  },
  429: {
    title: { zh: '请求过多', en: 'Too many requests' },
    problem: {
      code: 'http.too-many',
      zh: '请求过于频繁。请稍候再试。',
      en: 'Too many requests. Wait a little and try again.',
    },
  },
  500: {
    title: { zh: '系统内部错误', en: 'Internal error' },
    problem: {
      code: 'http.internal',
      zh: '系统内部出错，已记入日志，您的数据没有改变。请稍后再试或联系管理员。',
      en: 'Something went wrong inside and is in the log; your data is unchanged. Try again later or tell the administrator.',
    },
  },
  503: {
    title: { zh: '暂时不可用', en: 'Unavailable' },
    problem: {
      code: 'http.unavailable',
      zh: '服务暂时不可用。请稍后再试。',
      en: 'The service is not available for now. Try again later.',
    },
  },
  507: {
    title: { zh: '存储空间不足', en: 'Out of storage' },
    problem: {
      code: 'http.no-space',
      zh: '存储空间不足。请联系管理员。',
      en: 'There is no room left. Tell the administrator.',
    },
  },
};

/** What a status says in general: the title of an answer, and a sentence. A status of no entry of its own says what its class says. */
export function answerOf(status: number): Answer {
  const answer = answers[status] ?? answers[status < 500 ? 400 : 500];
  if (!answer) throw new RangeError(`${status} is not the status of a failure.`);
  return answer;
}

/** The failure that a status stands for, to be thrown in a route. */
export function failureOf(status: number): ProblemError {
  return new ProblemError(answerOf(status).problem);
}

/** The status of a problem, by the last part of its code; what a person can put right in the request is 400. */
export function statusOf(code: string): number {
  return byEnding[code.slice(code.lastIndexOf('.') + 1)] ?? 400;
}

const byEnding: Readonly<Record<string, number>> = {
  'sign-in': 401,
  forbidden: 403,
  'not-allowed': 403,
  'not-found': 404,
  missing: 404,
  unknown: 404,
  conflict: 409,
  locked: 409,
  'credit-code-taken': 409,
  taken: 409,
  'too-large': 413,
  'too-long': 413,
  'media-type': 415,
  'too-many': 429,
  internal: 500,
  unavailable: 503,
  unreachable: 503,
  'connection-lost': 503,
  'disk-full': 507,
};
