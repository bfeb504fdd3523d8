import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { explainFailure } from '../failures.ts';
import { chooseLanguage } from '../languages.ts';
import { escapeHtml } from '../page.ts';
import { type Language, type Problem, tell, toTraditional } from '../problems.ts';
import { answerOf, statusOf } from './status.ts';

/** An error on the wire: RFC 9457, with the stable code of the problem and, for wrong input, where it is wrong. */
export interface ProblemDetails {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  /** The request, as the log calls it. */
  readonly instance: string;
  readonly at?: Problem['at'];
  readonly errors?: ReadonlyArray<{ readonly pointer: string; readonly detail: string }>;
}

/** Answers a failed request; what is a mistake in the program goes to the log in full and to the client in general. */
export async function answerProblem(thrown: unknown, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { problem, status } = understand(thrown);
  if (status >= 500) request.log.error({ err: thrown }, 'a request failed');
  const details = await describe(problem, status, request, inputErrors(thrown));
  reply.code(status).header('content-language', languageTags[chooseLanguage(request.headers['accept-language'])]);
  if (wantsPage(request)) return reply.type('text/html; charset=utf-8').send(page(details));
  return reply.type('application/problem+json; charset=utf-8').send(JSON.stringify(details));
}

function understand(thrown: unknown): { readonly problem: Problem; readonly status: number } {
  const problem = explainFailure(thrown);
  if (problem) return { problem, status: statusOf(problem.code) };
  const told = thrown instanceof Error ? (thrown as Partial<FastifyError>).statusCode : undefined;
  const status = told !== undefined && told >= 400 && told < 500 ? told : 500;
  return { problem: answerOf(status).problem, status };
}

async function describe(
  problem: Problem,
  status: number,
  request: FastifyRequest,
  errors: ProblemDetails['errors'],
): Promise<ProblemDetails> {
  const language = chooseLanguage(request.headers['accept-language']);
  return {
    type: `urn:chuanli:problem:${problem.code}`,
    title: await titleOf(status, language),
    status,
    detail: await tell(problem, language),
    code: problem.code,
    instance: `urn:chuanli:request:${request.id}`,
    ...(problem.at ? { at: problem.at } : {}),
    ...(errors ? { errors } : {}),
  };
}

async function titleOf(status: number, language: Language): Promise<string> {
  const { title } = answerOf(status);
  if (language === 'en') return title.en;
  return language === 'zh' ? title.zh : toTraditional(title.zh);
}

function inputErrors(thrown: unknown): ProblemDetails['errors'] {
  const validation = thrown instanceof Error ? (thrown as Partial<FastifyError>).validation : undefined;
  return validation?.map((issue) => ({ pointer: issue.instancePath, detail: issue.message ?? issue.keyword }));
}

const languageTags: Readonly<Record<Language, string>> = { zh: 'zh-Hans', 'zh-Hant': 'zh-Hant', en: 'en' };

/** Browsers that follow a link say so; programs ask for JSON or for anything. */
function wantsPage(request: FastifyRequest): boolean {
  return request.headers.accept?.includes('text/html') === true;
}

function page(details: ProblemDetails): string {
  const title = escapeHtml(details.title);
  return `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><h1>${title}</h1><p>${escapeHtml(details.detail)}</p>`;
}
