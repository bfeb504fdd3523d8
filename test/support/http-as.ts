import type { HttpServer, Principal } from '../../src/server/platform/http/index.ts';
import { useHttp } from './http.ts';

type Person = Pick<Principal, 'organisationId' | 'roles' | 'actor'>;

/** Servers for the tests of one file on which a test asks as whatever person it likes, all steps of signing in done. */
export function useHttpAs() {
  const people: Principal[] = [];
  const serve = useHttp(async ({ headers }) => people[Number(headers['x-person'])]);
  return async (...routes: ((app: HttpServer) => void)[]) => {
    const server = await serve(...routes);
    return (person: Person) => {
      const at = people.push({ ...person, accountId: people.length + 1, open: true }) - 1;
      const ask = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object) =>
        server.inject({
          method,
          url,
          headers: { 'x-person': String(at) },
          ...(payload === undefined ? {} : { payload }),
        });
      return {
        get: (url: string) => ask('GET', url),
        post: (url: string, payload?: object) => ask('POST', url, payload),
        put: (url: string, payload?: object) => ask('PUT', url, payload),
        delete: (url: string) => ask('DELETE', url),
        /** Sends one file as a form does. */
        upload: (url: string, bytes: Buffer) => {
          const form = new FormData();
          form.append('file', new Blob([new Uint8Array(bytes)]), 'file.xlsx');
          return server.inject({ method: 'POST', url, headers: { 'x-person': String(at) }, payload: form });
        },
      };
    };
  };
}
