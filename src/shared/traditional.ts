/**
 * Words that the dictionary lacks, so that it takes the wrong one of two Traditional characters for a Simplified one: dry is not a trunk,
 * a scoop is not a fight, and to sign is not to draw lots.
 */
const MENDED: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...'法混壓磨膜態基'].map((behind) => [`幹${behind}`, `乾${behind}`])),
  鬥式: '斗式',
  籤認: '簽認',
};
const ANY = new RegExp(Object.keys(MENDED).join('|'), 'g');

/** Traditional Chinese as the dictionary converts it, character by character and word by word, with its known mistakes mended. */
export function traditionalBy(convert: (simplified: string) => string): (simplified: string) => string {
  return (simplified) => convert(simplified).replace(ANY, (word) => MENDED[word] ?? word);
}
