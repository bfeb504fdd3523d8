/** A node of a record: an element, or a run of character data as written (entities resolved, white space kept). */
export type XmlNode = XmlElement | string;

/** One element of a record's tree. `name` is the local name: prefixes differ between deliveries of one format. */
export interface XmlElement {
  readonly name: string;
  /** As written, prefixes kept; read them through `attribute`. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
}

/** The value of an attribute by its local name, without surrounding space; undefined where absent or empty. */
export function attribute(element: XmlElement | undefined, name: string): string | undefined {
  if (element === undefined) return undefined;
  const { attributes } = element;
  const plain = attributes[name];
  if (plain !== undefined) return plain.trim() || undefined;
  for (const written in attributes) {
    if (written.endsWith(`:${name}`)) return attributes[written]!.trim() || undefined;
  }
  return undefined;
}

/** The child elements, all of them or those of one name. */
export function childrenOf(element: XmlElement | undefined, name?: string): XmlElement[] {
  const found: XmlElement[] = [];
  for (const child of element?.children ?? []) {
    if (typeof child !== 'string' && (name === undefined || child.name === name)) found.push(child);
  }
  return found;
}

/** The first element reached by going down one child name after the other; the element itself for an empty path. */
export function child(element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  let current = element;
  for (const name of path) {
    if (current === undefined) return undefined;
    current = firstChild(current, name);
  }
  return current;
}

function firstChild({ children }: XmlElement, name: string): XmlElement | undefined {
  for (const node of children) {
    if (typeof node !== 'string' && node.name === name) return node;
  }
  return undefined;
}

/** Every descendant of one of the names, in document order; it does not look inside those it finds. */
export function descendantsOf(element: XmlElement | undefined, ...names: readonly string[]): XmlElement[] {
  const found: XmlElement[] = [];
  const walk = (parent: XmlElement): void => {
    for (const node of parent.children) {
      if (typeof node === 'string') continue;
      if (names.includes(node.name)) found.push(node);
      else walk(node);
    }
  };
  if (element !== undefined) walk(element);
  return found;
}
