import { ProblemError } from '../../platform/problems.ts';
import * as problems from './problems.ts';
import { FAILURES_ALLOWED, lockEnd } from './rules.ts';

interface Tries {
  readonly failures: number;
  readonly lockedUntil?: Date;
}

/** Names that are remembered; beyond them the one that was tried longest ago is forgotten. */
const MOST = 10_000;

/**
 * Tries to sign in by names that nobody can sign in with. They are locked as an account is, so that a lock does not tell which names
 * there are. They are kept in memory, since nothing depends on them.
 */
export class Strangers {
  readonly #tries = new Map<string, Tries>();

  /** @throws ProblemError where the name is locked, as `countTry` does for an account. */
  countTry(login: string, now: Date): void {
    const name = login.trim().toLowerCase();
    const { failures, lockedUntil } = this.#tries.get(name) ?? { failures: 0 };
    if (lockedUntil !== undefined && lockedUntil > now) throw new ProblemError(problems.accountLocked(lockedUntil));
    const counted = lockedUntil === undefined ? failures + 1 : 1;
    this.#tries.delete(name);
    this.#tries.set(name, {
      failures: counted,
      ...(counted >= FAILURES_ALLOWED ? { lockedUntil: lockEnd(now) } : {}),
    });
    const [oldest] = this.#tries.keys();
    if (this.#tries.size > MOST && oldest !== undefined) this.#tries.delete(oldest);
  }
}
