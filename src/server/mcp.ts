import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js';
import { z } from 'zod';
import manifest from '../../package.json' with { type: 'json' };
import { ENTERPRISE_ROLES, STAFF_ROLES } from '../shared/accounts.ts';
import { feedbackInput } from '../shared/effects.ts';
import { recordAudit } from './platform/audit.ts';
import type { Clock } from './platform/clock.ts';
import type { Db, Scope } from './platform/db/index.ts';
import { type HttpServer, principalOf } from './platform/http/index.ts';
import { ProblemError } from './platform/problems.ts';

export interface McpMeans {
  readonly db: Db;
  readonly house: Scope;
  readonly clock: Clock;
}

/**
 * An endpoint of the Model Context Protocol, for assistants that work with an API key. Every tool asks a route of this service with the
 * same key, so that what it may, sees and leaves in the log is what the key may on that route. It keeps no sessions.
 */
export function mcpRoutes(app: HttpServer, office: McpMeans): void {
  const access = { roles: [...STAFF_ROLES, ...ENTERPRISE_ROLES], scope: 'read' };
  app.post('/mcp', { config: { access }, schema: { hide: true, body: z.unknown() } }, async (request, reply) => {
    const { authorization } = request.headers;
    if (authorization === undefined) throw new ProblemError(keyNeeded);
    const { actor } = principalOf(request);
    const judged = (item: number, detail: object): Promise<void> => {
      const entry = { actor, action: 'mcp.judge', subject: `issue item ${item}`, detail: { ...detail } };
      return recordAudit(office.db, office.house, entry, office.clock);
    };
    const server = toolsOf(app, authorization, request.headers['accept-language'] ?? 'zh', judged);
    // Without a generator of session ids the transport is stateless: one for each request.
    const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
    await server.connect(transport as Parameters<typeof server.connect>[0]);
    try {
      const headers = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' };
      const asked = new Request('http://localhost/mcp', {
        method: 'POST',
        headers,
        body: JSON.stringify(request.body),
      });
      const answer = await transport.handleRequest(asked);
      reply.code(answer.status).type(answer.headers.get('content-type') ?? 'application/json');
      return reply.send(await answer.text());
    } finally {
      await server.close();
    }
  });
}

function toolsOf(
  app: HttpServer,
  authorization: string,
  language: string,
  judged: (item: number, detail: object) => Promise<void>,
): McpServer {
  const server = new McpServer({ name: 'chuanli', version: manifest.version });
  const headers = { authorization, 'accept-language': language };
  const answerOf = async (asked: {
    method: 'GET' | 'POST';
    url: string;
    query?: Record<string, string>;
    payload?: object;
  }) => {
    const response = await app.inject({ ...asked, headers });
    const isError = response.statusCode >= 400;
    return { content: [{ type: 'text' as const, text: response.body }], isError };
  };
  const looks = { readOnlyHint: true };
  server.registerTool(
    'search',
    {
      description: 'Search patent publications in the search language, such as ti=固态电解质 AND ipc=H01M10/0562.',
      inputSchema: { query: z.string().min(1).max(4000) },
      annotations: looks,
    },
    ({ query }) => answerOf({ method: 'GET', url: '/api/search', query: { q: query } }),
  );
  server.registerTool(
    'publication',
    {
      description: 'One publication by its number, such as CN113914863A.',
      inputSchema: { number: z.string().min(2).max(40) },
      annotations: looks,
    },
    ({ number }) => answerOf({ method: 'GET', url: `/api/publications/${encodeURIComponent(number)}` }),
  );
  server.registerTool(
    'my_profiles',
    { description: 'The standing profiles of the own enterprise, in plain words.', annotations: looks },
    () => answerOf({ method: 'GET', url: '/api/my-profiles' }),
  );
  server.registerTool(
    'my_issues',
    { description: 'The issues that came to the own enterprise.', annotations: looks },
    () => answerOf({ method: 'GET', url: '/api/desk/issues' }),
  );
  server.registerTool(
    'judge',
    {
      description: 'Judge an item that came to the own enterprise. The key needs the scope judge.',
      inputSchema: { item: z.number().int().positive(), ...feedbackInput.shape },
      annotations: { readOnlyHint: false, destructiveHint: false },
    },
    async ({ item, ...judgement }) => {
      const url = `/api/desk/items/${item}/judgements`;
      const answer = await answerOf({ method: 'POST', url, payload: judgement });
      if (!answer.isError) await judged(item, { rating: judgement.rating });
      return answer;
    },
  );
  return server;
}

const keyNeeded = {
  code: 'mcp.key-needed',
  zh: '此地址供程序使用，请以请求头 Authorization: Bearer 发送 API 密钥。',
  en: 'This address is for programs: send an API key as Authorization: Bearer.',
};
