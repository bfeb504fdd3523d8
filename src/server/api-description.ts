import swagger, { type FastifyDynamicSwaggerOptions } from '@fastify/swagger';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import { z } from 'zod';
import manifest from '../../package.json' with { type: 'json' };
import { apiPage } from './api-page.ts';
import { type Access, type HttpServer, PERSON_ONLY, scopeOf } from './platform/http/index.ts';
import { chooseLanguage } from './platform/languages.ts';
import { PAGE_HEADERS } from './platform/page.ts';

/**
 * Describes every route below `/api/` that is added from now on, from the schemas by which it is checked: OpenAPI 3.1 for programs, a
 * page for people. Both are public: they tell nothing that the source does not.
 */
export async function describeApi(app: HttpServer): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Chuanli 传利',
        version: manifest.version,
        description:
          'The routes that the pages use. A program sends an API key, made under “Account and security”, as `Authorization: Bearer …`. ' +
          'Failures are Problem Details (RFC 9457) in the language of `Accept-Language`.',
      },
      components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
    },
    transform,
  });
  const open = { config: { access: 'public' as const }, schema: { hide: true } };
  app.get('/api/openapi.json', { ...open, schema: { hide: true, response: { 200: z.any() } } }, async () =>
    app.swagger(),
  );
  app.get('/api/docs', open, async (request, reply) => {
    const language = chooseLanguage(request.headers['accept-language']);
    return reply.headers(PAGE_HEADERS).send(await apiPage(app.swagger(), language));
  });
}

const transform: NonNullable<FastifyDynamicSwaggerOptions['transform']> = (given) => {
  const { url, route } = given;
  if (!url.startsWith('/api/')) return { schema: { hide: true }, url };
  const described = jsonSchemaTransform(given as Parameters<typeof jsonSchemaTransform>[0]);
  const access = route.config?.access;
  if (described.schema?.hide === true || access === undefined) return described as ReturnType<typeof transform>;
  const schema = { ...described.schema, ...describedAccess(access, String(route.method)) };
  return { schema, url: described.url } as ReturnType<typeof transform>;
};

function describedAccess(access: Access, method: string) {
  if (typeof access === 'string') return { 'x-access': access };
  const scope = scopeOf(access, method);
  return {
    'x-access': 'roles',
    'x-roles': access.roles,
    'x-scope': scope,
    ...(scope === PERSON_ONLY ? {} : { security: [{ key: [] }] }),
  };
}
