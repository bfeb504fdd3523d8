/** The same object without what is undefined or an empty list: what a source does not say is absent. */
export function present<T extends object>(fields: { readonly [K in keyof T]: T[K] | undefined }): T {
  let complete = true;
  for (const name in fields) complete &&= !isNothing(fields[name]);
  if (complete) return fields as T;
  const kept: Partial<T> = {};
  for (const name in fields) {
    const value = fields[name];
    if (!isNothing(value)) kept[name] = value as T[typeof name];
  }
  return kept as T;
}

function isNothing(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.length === 0);
}

/** The items that are there, each once: two items are the same when all they say is the same. */
export function distinct<T extends object>(items: Iterable<T | undefined>): T[] {
  const byContent = new Map<string, T>();
  for (const item of items) {
    if (item === undefined) continue;
    const content = JSON.stringify(item);
    if (!byContent.has(content)) byContent.set(content, item);
  }
  return [...byContent.values()];
}
