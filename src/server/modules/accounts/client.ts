import type { FastifyRequest } from 'fastify';
import type { Client } from './sessions.ts';

/** Where a request comes from, as the person's list of sessions shows it. */
export function clientOf(request: FastifyRequest): Client {
  return { address: request.ip, agent: request.headers['user-agent'] ?? '' };
}
