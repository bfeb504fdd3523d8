import type { XmlElement, XmlNode } from './element.ts';
import type { ElementNames } from './element-names.ts';

/**
 * Most elements hold one text and nothing else: a list made with its first item takes an eighth of the memory of one
 * that grows.
 */
const NO_CHILDREN: XmlNode[] = [];

const NO_ATTRIBUTES: Readonly<Record<string, string>> = Object.freeze({});

/**
 * An element while its children are still to come. Attributes that are given as they stand in the tag are read when
 * they are asked for.
 */
class TreeElement implements XmlElement {
  readonly name: string;
  children = NO_CHILDREN;
  #attributes: Readonly<Record<string, string>> | string;

  constructor(name: string, attributes: Readonly<Record<string, string>> | string) {
    this.name = name;
    this.#attributes = attributes;
  }

  get attributes(): Readonly<Record<string, string>> {
    if (typeof this.#attributes === 'string') this.#attributes = readAttributes(this.#attributes);
    return this.#attributes;
  }

  append(node: XmlNode): void {
    if (this.children === NO_CHILDREN) this.children = [node];
    else this.children.push(node);
  }
}

/**
 * Builds the tree of a record from what a parser meets. Of a skipped element a space is left, which parts the words
 * around it.
 */
export class TreeBuilder {
  readonly #names: ElementNames;
  readonly #top = new TreeElement('', NO_ATTRIBUTES);
  readonly #open: TreeElement[] = [];
  #current = this.#top;
  #skipping = 0;

  constructor(names: ElementNames) {
    this.#names = names;
  }

  /** How many elements are open. */
  get depth(): number {
    return this.#open.length + this.#skipping;
  }

  get root(): XmlElement | undefined {
    return this.#top.children.find((node) => typeof node !== 'string');
  }

  /** `attributes`: none, read, or as they stand in the tag. */
  open(written: string, attributes: Readonly<Record<string, string>> | string | undefined): void {
    const name = this.#skipping > 0 ? '' : this.#names.keptName(written);
    if (name === '') {
      if (this.#skipping++ === 0) this.#current.append(' ');
      return;
    }
    const element = new TreeElement(name, attributes || NO_ATTRIBUTES);
    this.#current.append(element);
    this.#open.push(this.#current);
    this.#current = element;
  }

  text(data: string): void {
    if (this.#skipping === 0) this.#current.append(data);
  }

  close(): void {
    if (this.#skipping > 0) this.#skipping--;
    else this.#current = this.#open.pop()!;
  }
}

/** Attributes as they stand in a tag that is known to be well-formed and to hold no references. */
function readAttributes(written: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  let at = 0;
  for (let equals = written.indexOf('='); equals !== -1; equals = written.indexOf('=', at)) {
    const name = written.slice(at, equals).trim();
    let quote = equals + 1;
    while (written[quote] !== '"' && written[quote] !== "'") quote++;
    const end = written.indexOf(written[quote]!, quote + 1);
    attributes[name] = written.slice(quote + 1, end).replace(/[\t\n]/g, ' ');
    at = end + 1;
  }
  return attributes;
}
