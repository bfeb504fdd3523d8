import type { PGlite } from '@electric-sql/pglite';

/** The calls by which PGlite has PostgreSQL read and answer a message. Its published types do not tell them. */
interface Entries {
  _PostgresMainLoopOnce(): void;
  _PostgresMainLongJmp(): void;
  _PostgresSendReadyForQueryIfNecessary(): void;
  _pgl_pq_flush(): void;
}

/** The status of what PostgreSQL throws to leave a statement that failed; everything else that it throws is its end. */
const LONG_JUMP = 100;

/**
 * PostgreSQL stops at once when it cannot write its log, since going on could lose what it acknowledged. PGlite takes that for a
 * statement that failed and goes on with what is left of it, which then waits for itself for ever. Here the statement and all
 * later ones fail instead, with what `reasonOf` makes of the throw; whoever opens the folder next recovers it.
 */
export function failOnceStopped(embedded: PGlite, reasonOf: (thrown: unknown) => unknown): void {
  const { mod: entries } = embedded as unknown as { readonly mod: Entries };
  const { _PostgresMainLoopOnce: loopOnce, _PostgresMainLongJmp: longJump } = entries;
  const { _PostgresSendReadyForQueryIfNecessary: sendReady, _pgl_pq_flush: flush } = entries;
  let stopped: { readonly reason: unknown } | undefined;

  entries._PostgresMainLoopOnce = () => {
    if (stopped === undefined) {
      try {
        return loopOnce();
      } catch (thrown) {
        if (isLongJump(thrown)) throw thrown;
        stopped = { reason: reasonOf(thrown) };
        // Closing would have it write once more.
        embedded.close = async () => {};
      }
    }
    // What this throws PGlite swallows, unless it is a jump; what the jump throws, it passes on.
    throw Object.assign(new Error('PostgreSQL has stopped.'), { status: LONG_JUMP });
  };
  entries._PostgresMainLongJmp = () => {
    if (stopped !== undefined) throw stopped.reason;
    longJump();
  };
  entries._PostgresSendReadyForQueryIfNecessary = () => {
    if (stopped === undefined) sendReady();
  };
  entries._pgl_pq_flush = () => {
    if (stopped === undefined) flush();
  };
}

function isLongJump(thrown: unknown): boolean {
  return typeof thrown === 'object' && thrown !== null && 'status' in thrown && thrown.status === LONG_JUMP;
}
