import { SaxesParser } from 'saxes';
import { type Parsed, type Problem, ProblemError, parsed, refused } from '../../problem.ts';
import { CHARACTER_ENTITIES } from './character-entities.ts';
import type { XmlElement } from './element.ts';
import type { ElementNames } from './element-names.ts';
import { parsePlainRecord } from './plain-record.ts';
import { brokenXml, declaredEntity, tooDeep } from './problems.ts';
import { reasonOf } from './reasons.ts';
import { TreeBuilder } from './tree-builder.ts';

export interface RecordRules {
  /** Names of the entities that the document's own DOCTYPE declares: a record that refers to one is refused. */
  readonly declared: ReadonlySet<string>;
  readonly names: ElementNames;
  /** How many elements deep a record may nest. */
  readonly depth: number;
}

/**
 * Builds the tree of one record from its text, which begins with the record's start tag and ends with its end tag.
 * Entities: the five of XML, numeric ones, and our table of named characters. A name that neither the table nor the
 * file knows belongs to the office's document type, which is never fetched: it stays in the text as written (`&name;`).
 */
export function parseRecord(text: string, rules: RecordRules): Parsed<XmlElement> {
  const plain = parsePlainRecord(text, rules.names, rules.depth);
  return plain === undefined ? parseAnyRecord(text, rules) : parsed(plain);
}

/** The same by saxes, whatever the record holds. */
export function parseAnyRecord(text: string, rules: RecordRules): Parsed<XmlElement> {
  const parser = new SaxesParser({ position: false, xmlns: false });
  parser.ENTITIES = CHARACTER_ENTITIES as Record<string, string>;
  const tree = new TreeBuilder(rules.names);
  let hasAttributes = false;

  const fail = (problem: Problem): never => {
    throw new ProblemError(problem);
  };
  const place = () => ({ line: parser.line, column: parser.column + 1 });

  parser.on('attribute', () => {
    hasAttributes = true;
  });
  parser.on('opentag', (tag) => {
    if (tree.depth >= rules.depth) fail(tooDeep(rules.depth, place()));
    tree.open(tag.name, hasAttributes ? tag.attributes : undefined);
    hasAttributes = false;
  });
  parser.on('closetag', () => tree.close());
  parser.on('text', (data) => tree.text(data));
  parser.on('cdata', (data) => tree.text(data));
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
  return parsed(tree.root!);
}
