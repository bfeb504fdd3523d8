/**
 * Text taken from the pages of a Chinese publication still carries their running heads: the publication's own number, the name of
 * the part and the page, `CN113914863A权利要求书2/3页`. Only this complete form with the record's own number is taken out; a
 * garbled one stays, as it cannot be told from the text for certain. Once a head says 说明书, what follows stands on pages of the
 * description and is description, not claims.
 */
export function withoutPageHeaders(text: string, number: string): { claims: string; description: string } {
  const head = (part: string): RegExp => new RegExp(`${number}${part}\\d+/\\d+页`, 'g');
  const turn = head('说明书').exec(text);
  const claims = turn ? text.slice(0, turn.index) : text;
  const description = turn ? text.slice(turn.index + turn[0].length) : '';
  return {
    claims: claims.replace(head('权利要求书'), '').trim(),
    description: description.replace(head('说明书'), '').trim(),
  };
}
