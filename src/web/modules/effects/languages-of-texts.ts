/** The reader's own language first, the others in the order of the publication. */
export function inOrder<T extends { readonly lang: string }>(texts: readonly T[], spoken: 'zh' | 'en'): T[] {
  return texts.toSorted((one, other) => Number(other.lang === spoken) - Number(one.lang === spoken));
}
