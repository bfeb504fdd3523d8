import { SaxesParser } from 'saxes';
import { type Parsed, type Problem, ProblemError, parsed, refused } from '../../problem.ts';
import { CHARACTER_ENTITIES } from './character-entities.ts';
import type { XmlElement, XmlNode } from './element.ts';
import { brokenXml, declaredEntity, tooDeep } from './problems.ts';
import { reasonOf } from './reasons.ts';

export interface RecordRules {
  /** Names of the entities that the document's own DOCTYPE declares: a record that refers to one is refused. */
  readonly declared: ReadonlySet<string>;
  /** Elements, by local name, of which nothing is kept. */
  readonly skipped: ReadonlySet<string>;
  /** How many elements deep a record may nest. */
  readonly depth: number;
}

interface OpenElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlNode[];
}

const NO_ATTRIBUTES: Readonly<Record<string, string>> = Object.freeze({});

/**
 * Builds the tree of one record from its text, which begins with the record's start tag and ends with its end tag.
 * Entities: the five of XML, numeric ones, and our table of named characters. A name that neither the table nor the file knows belongs
 * to the office's document type, which is never fetched: it stays in the text as written (`&name;`).
 */
export function parseRecord(text: string, rules: RecordRules): Parsed<XmlElement> {
  const parser = new SaxesParser({ position: false, xmlns: false });
  parser.ENTITIES = CHARACTER_ENTITIES as Record<string, string>;
  const top: OpenElement = { name: '', attributes: NO_ATTRIBUTES, children: [] };
  const open: OpenElement[] = [];
  let current = top;
  let skipping = 0;

  const fail = (problem: Problem): never => {
    throw new ProblemError(problem);
  };
  const place = () => ({ line: parser.line, column: parser.column + 1 });

  parser.on('opentag', (tag) => {
    if (open.length + skipping >= rules.depth) fail(tooDeep(rules.depth, place()));
    const name = localName(tag.name);
    if (skipping > 0 || rules.skipped.has(name)) {
      skipping++;
      return;
    }
    const element: OpenElement = { name, attributes: kept(tag.attributes), children: [] };
    current.children.push(element);
    open.push(current);
    current = element;
  });
  parser.on('closetag', () => {
    if (skipping > 0) skipping--;
    else current = open.pop()!;
  });
  const addText = (data: string): void => {
    if (skipping === 0) current.children.push(data);
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('error', ({ message }) => {
    if (message === 'undefined entity.') {
      const end = parser.position;
      const name = text.slice(text.lastIndexOf('&', end) + 1, end - 1);
      if (!rules.declared.has(name)) return;
      fail(declaredEntity(name, place()));
    }
    fail(brokenXml(reasonOf(message), place()));
  });

  try {
    parser.write(text).close();
  } catch (error) {
    if (error instanceof ProblemError) return refused(error.problem);
    throw error;
  }
  return parsed(top.children.find((node): node is XmlElement => typeof node !== 'string')!);
}

/** A name without its prefix. */
export function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
}

function kept(attributes: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  for (const _ in attributes) return attributes;
  return NO_ATTRIBUTES;
}
