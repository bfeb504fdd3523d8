const KIND = /^[A-Z]\d?$/;

/** Whether this is the shape of an ST.16 kind code: a letter, and for most offices one digit. */
export function isKindCode(code: string): boolean {
  return KIND.test(code);
}

/** The number and the kind code that stands behind it, if one does: `113914863 A`, `1000000-A1`, `2456950 (A2)`. */
export function splitKind(body: string): { readonly number: string; readonly kind: string } {
  const match = /^(.*\d)[\s.\-_]*\(?([A-Z]\d?)\)?$/.exec(body);
  return match ? { number: match[1] ?? '', kind: match[2] ?? '' } : { number: body, kind: '' };
}

/** The kind written behind the number, or the hinted one where none is written or only its letter (`C` beside `C2`). */
export function settledKind(written: string, hinted: string | undefined): string {
  return hinted?.startsWith(written) ? hinted : written;
}
