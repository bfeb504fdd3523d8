import { inspect } from 'node:util';

const shown = '[hidden]';

/** A value that shows itself only when it is asked to, so that a log line, an error or a dump cannot give it away. */
export class Hidden {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return shown;
  }

  toJSON(): string {
    return shown;
  }

  [inspect.custom](): string {
    return shown;
  }
}
