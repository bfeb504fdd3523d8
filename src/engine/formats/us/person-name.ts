/** The parts of a person's name as US files give them. */
export interface NameParts {
  readonly family: string | undefined;
  readonly given: readonly (string | undefined)[];
  readonly suffix?: string | undefined;
}

/** One form for all US files, family name first, as the office's indexes print it: `Savage, III, James A.`. */
export function personName({ family, given, suffix }: NameParts): string | undefined {
  const first = given.filter((part) => part !== undefined).join(' ');
  const parts = [family, suffix, first === '' ? undefined : first].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(', ');
}
