/** The pages of the network, with the year and the filters that they show. */
export function unitsAddress(shown: Readonly<Record<string, string | number | undefined>> = {}): string {
  return addressWith('/units', shown);
}

export function unitAddress(id: number): string {
  return `/units/${id}`;
}

export function addressWith(path: string, shown: Readonly<Record<string, string | number | undefined>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(shown)) if (value !== undefined) query.set(name, String(value));
  return query.size === 0 ? path : `${path}?${query}`;
}
