/** What each status says in general: the title of an answer, and the sentence where no problem says it better. */
export const titles: Readonly<
  Record<
    number,
    {
      readonly code: string;
      readonly title: { readonly zh: string; readonly en: string };
      readonly zh: string;
      readonly en: string;
    }
  >
> = {
  400: {
    code: 'http.bad-request',
    title: { zh: '请求有误', en: 'Bad request' },
    zh: '请求的内容不符合要求。请检查标出的字段。',
    en: 'The request is not as it should be. Check the fields that are named.',
  },
  401: {
    code: 'http.sign-in',
    title: { zh: '需要登录', en: 'Sign-in needed' },
    zh: '请先登录。',
    en: 'Sign in first.',
  },
  403: {
    code: 'http.forbidden',
    title: { zh: '没有权限', en: 'Not permitted' },
    zh: '没有权限执行此操作。',
    en: 'You may not do this.',
  },
  404: {
    code: 'http.not-found',
    title: { zh: '未找到', en: 'Not found' },
    zh: '没有这个地址。请检查链接是否完整。',
    en: 'There is nothing at this address. Check that the link is complete.',
  },
  409: {
    code: 'http.conflict',
    title: { zh: '与现状冲突', en: 'Conflict' },
    zh: '内容已被改动。请刷新后重试。',
    en: 'It has changed meanwhile. Reload and try again.',
  },
  413: {
    code: 'http.too-large',
    title: { zh: '内容过大', en: 'Too large' },
    zh: '提交的内容过大。请减小后重试。',
    en: 'What was sent is too large. Send less.',
  },
  415: {
    code: 'http.media-type',
    title: { zh: '内容类型不支持', en: 'Unsupported type of content' },
    zh: '不支持所提交内容的类型。请用 JSON 或表单提交。',
    en: 'This type of content is not understood. Send JSON or a form.',
  },
  429: {
    code: 'http.too-many',
    title: { zh: '请求过多', en: 'Too many requests' },
    zh: '请求过于频繁。请稍候再试。',
    en: 'Too many requests. Wait a little and try again.',
  },
  500: {
    code: 'http.internal',
    title: { zh: '系统内部错误', en: 'Internal error' },
    zh: '系统内部出错，已记入日志，您的数据没有改变。请稍后再试或联系管理员。',
    en: 'Something went wrong inside and is in the log; your data is unchanged. Try again later or tell the administrator.',
  },
  503: {
    code: 'http.unavailable',
    title: { zh: '暂时不可用', en: 'Unavailable' },
    zh: '服务暂时不可用。请稍后再试。',
    en: 'The service is not available for now. Try again later.',
  },
  507: {
    code: 'http.no-space',
    title: { zh: '存储空间不足', en: 'Out of storage' },
    zh: '存储空间不足。请联系管理员。',
    en: 'There is no room left. Tell the administrator.',
  },
};

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
  conflict: 409,
  locked: 409,
  'credit-code-taken': 409,
  taken: 409,
  'too-large': 413,
  'too-long': 413,
  'too-many': 429,
  unreachable: 503,
  'connection-lost': 503,
  'disk-full': 507,
};
