/** Something was typed that cannot be done; the message says what is wanted. */
export class Mistake extends Error {}

/** The exit code of a command: 2 for a mistake, which is told in a line with the command that explains more. Every other error is thrown on. */
export async function exitCodeOf(command: () => Promise<number>, help: string): Promise<number> {
  try {
    return await command();
  } catch (error) {
    const words = error instanceof Mistake ? error.message : unreadable(error);
    if (words === undefined) throw error;
    console.error(`${words} (${help})`);
    return 2;
  }
}

/** What Node's `parseArgs` finds wrong: its first sentence, since the others are advice on options that these commands do not have. */
function unreadable(error: unknown): string | undefined {
  const { code, message } = error as NodeJS.ErrnoException;
  return code?.startsWith('ERR_PARSE_ARGS_') ? message.split(/\.\s/)[0] : undefined;
}

/** Throws a Mistake for what is none. */
export function wholeNumber(name: string, text: string): number {
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(Number(text)))
    throw new Mistake(`--${name} wants a whole number, not ${text}`);
  return Number(text);
}

/** A whole number that is not 0. Throws a Mistake for what is none. */
export function atLeastOne(name: string, text: string): number {
  const number = wholeNumber(name, text);
  if (number < 1) throw new Mistake(`--${name} wants 1 or more, not ${text}`);
  return number;
}

/** With a fraction or without. Throws a Mistake for what is none. */
export function aboveZero(name: string, text: string): number {
  const number = /^\d*\.?\d+$/.test(text) ? Number(text) : 0;
  if (!(number > 0 && Number.isFinite(number))) throw new Mistake(`--${name} wants a number above 0, not ${text}`);
  return number;
}

/** Throws a Mistake for a value that is none of those known. */
export function oneOf<T extends string>(name: string, text: string, known: readonly T[]): T {
  const found = known.find((one) => one === text);
  if (found === undefined) throw new Mistake(`--${name} is one of ${known.join(', ')}, not ${text}`);
  return found;
}

/** Whether an option stands among the arguments, as `--name value` or as `--name=value`. */
export function isGiven(name: string, args: readonly string[]): boolean {
  return args.some((arg) => arg === `--${name}` || arg.startsWith(`--${name}=`));
}
