/** The page of a publication; with a query, its places are marked there. */
export function publicationAddress(number: string, q = ''): string {
  const path = `/publications/${encodeURIComponent(number)}`;
  return q === '' ? path : `${path}?${new URLSearchParams({ q })}`;
}
