/** PostgreSQL's text holds everything but the character U+0000 and half a surrogate pair; U+FFFD stands for them. */
export function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', REPLACEMENT);
}

/** The same for all texts, names included, of a value that `JSON.stringify` wrote. */
export function storableJson(json: string): string {
  return json.includes('\\u') ? json.replaceAll(ESCAPE, replaceUnstorable) : json;
}

const REPLACEMENT = '\uFFFD';

/** `JSON.stringify` escapes both kinds. Every escape is taken whole, so that an escaped backslash before `u0000` stays one. */
const ESCAPE = /\\(?:u[0-9a-f]{4}|.)/g;
const UNSTORABLE = /^\\u(?:0000|d[89a-f])/;

function replaceUnstorable(escaped: string): string {
  return UNSTORABLE.test(escaped) ? REPLACEMENT : escaped;
}
