/** The sign-in name of whoever the records call `name (account 7)`. */
export function personOf(actor: string): string {
  return actor.replace(/ \(account \d+\)$/, '');
}
