import { DatabaseSync } from 'node:sqlite';
import { evaluatePrepared } from '../../src/engine/evaluator/evaluate.ts';
import { type PreparedPublication, prepare } from '../../src/engine/evaluator/prepare.ts';
import type { Publication } from '../../src/engine/publication.ts';
import type { Query } from '../../src/engine/query/tree.ts';
import { startClock } from '../matcher/clock.ts';
import { Tally } from '../matcher/pairs.ts';
import { CONTEXT } from '../matcher/work.ts';
import { fts5Query } from './fts5-query.ts';
import type { Pair, Peer, PeerRun, PeerWork } from './peer.ts';
import { analysedTexts, ancestorsOf, pairAt } from './terms.ts';

/** SQLite's full-text search: the batch as a table in memory, every profile a query over it, in one thread. */
export async function startFts5({ publications, profiles }: PeerWork): Promise<Peer> {
  const documents = Array.from(publications(), fts5Document);
  const queries = Array.from(profiles(), (query) => ({ query, ...fts5Query(query) }));
  return {
    name: 'fts5',
    version: process.versions.sqlite ?? 'unknown',
    settings: 'in memory, contentless, one thread; proximity checked afterwards by the evaluator',
    run: async () => run(documents, queries, () => {}),
    pairs: async () => {
      const pairs: Pair[] = [];
      run(documents, queries, (...pair) => pairs.push(pair));
      return pairs;
    },
    stop: async () => {},
  };
}

interface Fts5Document {
  readonly title: string;
  readonly abstract: string;
  readonly ipc: string;
  readonly prepared: PreparedPublication;
}

interface Fts5Profile {
  readonly query: Query;
  readonly text: string;
  readonly exact: boolean;
}

/** Throws for more texts than a title and an abstract. */
function fts5Document(publication: Publication): Fts5Document {
  const texts = analysedTexts(publication).map((tokens) =>
    tokens.map(({ term, han }, position) => (han ? (pairAt(tokens, position) ?? term) : term)).join(' '),
  );
  if (texts.length > 2) throw new RangeError('more texts than FTS5 has columns for');
  const [title = '', abstract = ''] = texts;
  return { title, abstract, ipc: ancestorsOf(publication).join(' '), prepared: prepare(publication) };
}

function run(
  documents: readonly Fts5Document[],
  profiles: readonly Fts5Profile[],
  visit: (...pair: Pair) => void,
): PeerRun {
  const stop = startClock();
  const database = indexed(documents);
  const matching = database.prepare('SELECT rowid FROM documents WHERE documents MATCH ?');
  const tally = new Tally();
  profiles.forEach(({ query, text, exact }, profile) => {
    for (const { rowid } of matching.all(text)) {
      const document = Number(rowid) - 1;
      const found = exact || evaluatePrepared(documents[document]!.prepared, query, CONTEXT) !== null;
      if (!found) continue;
      tally.add(profile, document);
      visit(profile, document);
    }
  });
  database.close();
  return { ...stop(), matches: tally.matches, checksum: tally.checksum };
}

/** Terms come parted by spaces, so every character but a space belongs to one. */
function indexed(documents: readonly Fts5Document[]): DatabaseSync {
  const database = new DatabaseSync(':memory:');
  database.exec(`CREATE VIRTUAL TABLE documents USING fts5(title, abstract, ipc, content='', columnsize=0,
    tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* P* S* Co Cn'")`);
  const insert = database.prepare('INSERT INTO documents(rowid, title, abstract, ipc) VALUES (?, ?, ?, ?)');
  database.exec('BEGIN');
  documents.forEach(({ title, abstract, ipc }, index) => {
    insert.run(index + 1, title, abstract, ipc);
  });
  database.exec('COMMIT');
  return database;
}
