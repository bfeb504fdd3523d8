import { keptLanguage } from './language.tsx';

/** What the server refused, with the sentence that it says to the person. */
export class ApiProblem extends Error {
  readonly code: string;
  readonly status: number;
  /** Where in what was sent it is wrong, in UTF-16 units. */
  readonly at: { readonly start: number; readonly end: number } | undefined;
  readonly errors: readonly { readonly pointer: string; readonly detail: string }[];

  constructor(details: {
    readonly code: string;
    readonly status: number;
    readonly detail: string;
    readonly at?: { readonly start: number; readonly end: number };
    readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
  }) {
    super(details.detail);
    this.name = 'ApiProblem';
    this.code = details.code;
    this.status = details.status;
    this.at = details.at;
    this.errors = details.errors ?? [];
  }
}

export type Parameters = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

let csrf = '';
let onSignedOut: () => void = () => {};

/** Told by the session: the token that goes with every change, and what to do when the server knows nobody any more. */
export function rememberSession(token: string, signedOut: () => void): void {
  csrf = token;
  onSignedOut = signedOut;
}

/** The address of a request with its parameters; one that is undefined is left out, a list is repeated. */
export function addressOf(path: string, parameters: Parameters = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value === undefined) continue;
    for (const each of Array.isArray(value) ? value : [value]) query.append(name, String(each));
  }
  const written = query.toString();
  return written === '' ? path : `${path}?${written}`;
}

/**
 * Asks the server. The shape of the answer is that of the contract in `src/shared`, which the server checks when it answers.
 * @throws ApiProblem with a sentence for the person, also when the server cannot be reached.
 */
export async function call<Answer>(
  method: Method,
  path: string,
  body?: unknown,
  signal?: AbortSignal,
): Promise<Answer> {
  const isForm = body instanceof FormData;
  const headers: Record<string, string> = { accept: 'application/json', 'accept-language': keptLanguage() };
  if (method !== 'GET') headers['x-csrf-token'] = csrf;
  if (body !== undefined && !isForm) headers['content-type'] = 'application/json';
  const sent = body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) };
  let response: Response;
  try {
    response = await fetch(path, { method, headers, ...sent, ...(signal === undefined ? {} : { signal }) });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiProblem(unreachable());
  }
  if (response.ok) return response.status === 204 ? (undefined as Answer) : ((await response.json()) as Answer);
  const problem = await problemOf(response);
  if (problem.status === 401 && !path.startsWith('/api/session')) onSignedOut();
  throw problem;
}

export const get = <Answer>(path: string, parameters?: Parameters, signal?: AbortSignal): Promise<Answer> =>
  call('GET', addressOf(path, parameters), undefined, signal);
export const post = <Answer = null>(path: string, body?: unknown): Promise<Answer> => call('POST', path, body);
export const put = <Answer = null>(path: string, body?: unknown): Promise<Answer> => call('PUT', path, body);
export const remove = <Answer = null>(path: string): Promise<Answer> => call('DELETE', path);

/**
 * Sends files, telling from 0 to 1 how much of them is sent, which `fetch` does not.
 * @throws ApiProblem as `call` does.
 */
export function upload<Answer>(
  path: string,
  form: FormData,
  onProgress: (part: number) => void,
  signal: AbortSignal,
): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const request = new XMLHttpRequest();
  request.open('POST', path);
  request.setRequestHeader('accept', 'application/json');
  request.setRequestHeader('accept-language', keptLanguage());
  request.setRequestHeader('x-csrf-token', csrf);
  request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total);
  request.onload = () => {
    const response = new Response(request.response, { status: request.status });
    if (response.ok) return resolve(response.json() as Promise<Answer>);
    if (response.status === 401) onSignedOut();
    problemOf(response).then(reject, reject);
  };
  request.onerror = () => reject(new ApiProblem(unreachable()));
  request.onabort = () => reject(signal.reason);
  signal.addEventListener('abort', () => request.abort(), { once: true });
  request.send(form);
  return promise;
}

async function problemOf(response: Response): Promise<ApiProblem> {
  try {
    return new ApiProblem(await response.json());
  } catch {
    return new ApiProblem({ ...unreachable(), status: response.status });
  }
}

function unreachable() {
  const detail =
    keptLanguage() === 'en'
      ? 'The service cannot be reached. Check the network and try again.'
      : '无法连接服务。请检查网络后重试。';
  return { code: 'network.unreachable', status: 0, detail };
}
