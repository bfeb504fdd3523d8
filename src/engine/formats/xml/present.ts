/** The same object without what is undefined or an empty list: what a source does not say is absent. */
export function present<T extends object>(fields: { readonly [K in keyof T]: T[K] | undefined }): T {
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (value !== undefined && !(Array.isArray(value) && value.length === 0)) kept[name] = value;
  }
  return kept as T;
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
