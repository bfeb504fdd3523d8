import { z } from 'zod';
import { escapeHtml, inLanguage, LANGUAGE_TAGS } from './platform/page.ts';
import type { Language } from './platform/problems.ts';

/** What the page shows of a description; all else is in `/api/openapi.json`. */
const Description = z.object({
  info: z.object({ title: z.string(), version: z.string() }),
  paths: z.record(z.string(), z.record(z.string(), z.looseObject({}))),
});

const Operation = z.object({
  'x-access': z.string().optional(),
  'x-roles': z.array(z.string()).optional(),
  'x-scope': z.string().optional(),
  parameters: z.array(z.object({ name: z.string(), in: z.string(), required: z.boolean().optional() })).optional(),
  requestBody: z.object({ content: z.record(z.string(), z.object({ schema: z.unknown() })) }).optional(),
  responses: z
    .record(z.string(), z.object({ content: z.record(z.string(), z.object({ schema: z.unknown() })).optional() }))
    .optional(),
});
type Operation = z.infer<typeof Operation>;

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/** The description of the API as one page that needs no script and no other file. */
export async function apiPage(description: unknown, language: Language): Promise<string> {
  const { info, paths } = Description.parse(description);
  const words = await wordsIn(language);
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    METHODS.flatMap((method) => {
      const found = Operation.safeParse(methods[method]);
      return found.success ? [{ path, method, operation: found.data }] : [];
    }),
  );
  const sections = Map.groupBy(operations, ({ path }) => path.split('/')[2] ?? '');
  const links = [...sections.keys()].map((name) => `<a href="#${escapeHtml(name)}">${escapeHtml(name)}</a>`);
  const body = [...sections].map(
    ([name, inside]) =>
      `<section id="${escapeHtml(name)}"><h2>${escapeHtml(name)}</h2>${inside.map((one) => operationOf(one, words)).join('')}</section>`,
  );
  return `<!doctype html>
<html lang="${LANGUAGE_TAGS[language]}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(`${words.title} · ${info.title}`)}</title><style>${STYLE}</style></head>
<body><main><h1>${escapeHtml(words.title)} <small>${escapeHtml(info.version)}</small></h1>
<p>${escapeHtml(words.about)}</p><p><a href="/api/openapi.json">/api/openapi.json</a></p>
<nav>${links.join(' ')}</nav>${body.join('')}</main></body></html>
`;
}

type Words = Awaited<ReturnType<typeof wordsIn>>;

async function wordsIn(language: Language) {
  const say = (zh: string, en: string): Promise<string> => inLanguage(zh, en, language);
  return {
    title: await say('传利接口说明', 'The API of Chuanli'),
    about: await say(
      '程序使用的地址与网页相同。请在“账号与安全”中新建 API 密钥，以请求头 Authorization: Bearer 密钥 发送。出错时按 RFC 9457 回答。',
      'Programs use the routes that the pages use. Make an API key under “Account and security” and send it as Authorization: Bearer KEY. Failures are answered by RFC 9457.',
    ),
    roles: await say('角色', 'Roles'),
    scope: await say('密钥权限', 'Scope of keys'),
    noKey: await say('不能用密钥', 'not with a key'),
    access: await say('访问', 'Access'),
    parameters: await say('参数', 'Parameters'),
    required: await say('必填', 'required'),
    body: await say('请求内容', 'Body'),
    answer: await say('回答', 'Answer'),
  };
}

function operationOf(
  { path, method, operation }: { readonly path: string; readonly method: string; readonly operation: Operation },
  words: Words,
): string {
  const { parameters = [], requestBody, responses = {} } = operation;
  const scope = operation['x-scope'];
  const facts = [
    operation['x-roles'] === undefined
      ? [words.access, operation['x-access'] ?? '']
      : [words.roles, operation['x-roles'].join(', ')],
    ...(scope === undefined ? [] : [[words.scope, scope === 'person-only' ? words.noKey : scope]]),
    ...(parameters.length === 0
      ? []
      : [
          [
            words.parameters,
            parameters.map(({ name, required }) => (required ? `${name} (${words.required})` : name)).join(', '),
          ],
        ]),
  ];
  const rows = facts.map(([name, value]) => `<dt>${escapeHtml(name ?? '')}</dt><dd>${escapeHtml(value ?? '')}</dd>`);
  const answer = Object.entries(responses).find(([status]) => status.startsWith('2'))?.[1];
  return `<article><h3><b>${method.toUpperCase()}</b> <code>${escapeHtml(path)}</code></h3><dl>${rows.join('')}</dl>${schemaOf(
    words.body,
    requestBody?.content,
  )}${schemaOf(words.answer, answer?.content)}</article>`;
}

function schemaOf(name: string, content: Readonly<Record<string, { readonly schema: unknown }>> | undefined): string {
  const [first] = Object.entries(content ?? {});
  if (first === undefined) return '';
  const [type, { schema }] = first;
  const written = escapeHtml(JSON.stringify(schema, null, 2) ?? '');
  return `<details><summary>${escapeHtml(name)} <small>${escapeHtml(type)}</small></summary><pre>${written}</pre></details>`;
}

const STYLE = `:root{color-scheme:light dark}
body{margin:0;font:15px/1.6 'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',system-ui,sans-serif;background:#f4f6f8;color:#1f2933}
main{max-width:60rem;margin:0 auto;padding:1.5rem 1.25rem}h1{font-size:1.4rem}h2{font-size:1.1rem;margin-top:2rem}h3{font-size:1rem;margin:0}
article{background:#fff;border:1px solid #d9e0e6;border-radius:8px;padding:.75rem 1rem;margin:.5rem 0}
b{display:inline-block;min-width:4.2rem;color:#0b5394}dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem .75rem;margin:.4rem 0}
dt{color:#52606d}dd{margin:0;overflow-wrap:anywhere}pre{overflow:auto;font-size:12px;max-height:24rem}nav a{display:inline-block;margin-right:.75rem}
@media (prefers-color-scheme:dark){body{background:#111820;color:#e4e7eb}article{background:#1a232d;border-color:#33414e}b,a{color:#9cc9ee}dt{color:#9fb3c8}}`;
