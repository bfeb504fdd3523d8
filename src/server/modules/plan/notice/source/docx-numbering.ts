import { attribute, child, childrenOf, type XmlElement } from '../../../../../engine/formats/xml/element.ts';
import { formatted } from './number-formats.ts';

interface Level {
  readonly start: number;
  readonly format: string;
  /** What a reader sees, with `%1` … `%9` for the numbers of the levels. */
  readonly text: string;
  /** Whether nothing stands between the mark and the words. */
  readonly isTight: boolean;
}

/** A numbered list that paragraphs refer to. Lists of the same sort count on together, save where one begins anew. */
interface List {
  readonly sort: string;
  readonly levels: ReadonlyMap<number, Level>;
  readonly restarts: ReadonlyMap<number, number>;
}

/** By which list, and at which level, a paragraph is numbered. */
interface Reference {
  readonly list: string;
  readonly level: number;
}

const DEEPEST = 8;

/**
 * The automatic numbers of a Word document, as a reader sees them. Paragraphs are asked for in their order, each once, since each
 * counts on.
 */
export class DocxNumbering {
  readonly #lists: ReadonlyMap<string, List>;
  readonly #styles: ReadonlyMap<string, Partial<Reference>>;
  /** By sort of list: the number that each level stands at. */
  readonly #counts = new Map<string, number[]>();
  readonly #begun = new Set<string>();

  constructor(numbering: XmlElement | undefined, styles: XmlElement | undefined) {
    this.#lists = listsOf(numbering);
    this.#styles = stylesOf(styles);
  }

  /** The mark before the words of a paragraph, '' where it has none. */
  markOf(properties: XmlElement | undefined): string {
    const style = this.#styles.get(attribute(child(properties, 'pStyle'), 'val') ?? '');
    const own = referenceOf(properties);
    const id = own.list ?? style?.list;
    const level = Math.min(DEEPEST, own.level ?? style?.level ?? 0);
    const list = id === undefined ? undefined : this.#lists.get(id);
    const shown = list?.levels.get(level);
    if (id === undefined || list === undefined || shown === undefined) return '';
    const counts = this.#counted(id, list, level, shown);
    const mark = shown.text.replace(/%([1-9])/g, (_, digit: string) => {
      const of = list.levels.get(Number(digit) - 1);
      return of === undefined ? '' : formatted(counts[Number(digit) - 1] ?? of.start, of.format);
    });
    if (shown.format === 'bullet' || mark.trim() === '') return '';
    return shown.isTight || /[、．。)）】〕》]$/u.test(mark) ? mark : `${mark} `;
  }

  #counted(id: string, list: List, level: number, { start }: Level): readonly number[] {
    const counts = this.#counts.get(list.sort) ?? [];
    this.#counts.set(list.sort, counts);
    if (!this.#begun.has(id)) {
      this.#begun.add(id);
      for (const [at, first] of list.restarts) counts[at] = first - 1;
    }
    counts[level] = (counts[level] ?? start - 1) + 1;
    counts.length = level + 1;
    return counts;
  }
}

function referenceOf(properties: XmlElement | undefined): Partial<Reference> {
  const numbering = child(properties, 'numPr');
  const list = attribute(child(numbering, 'numId'), 'val');
  const level = whole(attribute(child(numbering, 'ilvl'), 'val'));
  return { ...(list !== undefined && { list }), ...(level !== undefined && { level }) };
}

/** The numbering of each style of paragraphs, with what it takes over from the style that it is based on. */
function stylesOf(styles: XmlElement | undefined): ReadonlyMap<string, Partial<Reference>> {
  const byId = new Map(childrenOf(styles, 'style').map((style) => [attribute(style, 'styleId') ?? '', style]));
  const resolved = (id: string | undefined, above: number): Partial<Reference> => {
    const style = id === undefined || above > 20 ? undefined : byId.get(id);
    if (style === undefined) return {};
    return { ...resolved(attribute(child(style, 'basedOn'), 'val'), above + 1), ...referenceOf(child(style, 'pPr')) };
  };
  return new Map([...byId.keys()].map((id) => [id, resolved(id, 0)]));
}

function listsOf(numbering: XmlElement | undefined): ReadonlyMap<string, List> {
  const sorts = new Map(
    childrenOf(numbering, 'abstractNum').map((sort) => [attribute(sort, 'abstractNumId') ?? '', sort]),
  );
  const linked = new Map(
    [...sorts].map(([id, sort]) => [attribute(child(sort, 'styleLink'), 'val') ?? `#${id}`, id] as const),
  );
  return new Map(
    childrenOf(numbering, 'num').map((list) => {
      const named = attribute(child(list, 'abstractNumId'), 'val') ?? '';
      const link = attribute(child(sorts.get(named), 'numStyleLink'), 'val');
      const sort = (link === undefined ? undefined : linked.get(link)) ?? named;
      return [attribute(list, 'numId') ?? '', listOf(list, sort, sorts.get(sort))];
    }),
  );
}

function listOf(list: XmlElement, sort: string, levels: XmlElement | undefined): List {
  const overrides = childrenOf(list, 'lvlOverride').map((one) => [whole(attribute(one, 'ilvl')) ?? 0, one] as const);
  const own = overrides.flatMap(([at, one]) => childrenOf(one, 'lvl').map((level) => [at, levelOf(level)] as const));
  const restarts = overrides.flatMap(([at, one]) => {
    const first = whole(attribute(child(one, 'startOverride'), 'val'));
    return first === undefined ? [] : [[at, first] as const];
  });
  const given = childrenOf(levels, 'lvl').map(
    (level) => [whole(attribute(level, 'ilvl')) ?? 0, levelOf(level)] as const,
  );
  return { sort, levels: new Map([...given, ...own]), restarts: new Map(restarts.filter(([at]) => at <= DEEPEST)) };
}

function levelOf(level: XmlElement): Level {
  return {
    start: whole(attribute(child(level, 'start'), 'val')) ?? 1,
    format: attribute(child(level, 'numFmt'), 'val') ?? 'decimal',
    text: (attribute(child(level, 'lvlText'), 'val') ?? '').slice(0, 100),
    isTight: attribute(child(level, 'suff'), 'val') === 'nothing',
  };
}

function whole(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,5}$/.test(text) ? Number(text) : undefined;
}
