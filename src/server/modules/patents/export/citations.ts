import { type Publication, publicationKey } from '../../../../engine/publication.ts';
import { applicantsOf } from '../applicants.ts';
import { titleOf } from '../search.ts';
import { inLanguage } from './spreadsheet-rows.ts';

/** Entries of type `patent`, as BibLaTeX defines it. */
export async function* bibtexOf(
  publications: AsyncIterable<Publication>,
  language: 'zh' | 'en',
): AsyncGenerator<string> {
  for await (const publication of publications) {
    const fields = {
      author: namesOf(publication.inventors).map(latexName).join(' and '),
      holder: applicantsOf(publication).map(latexName).join(' and '),
      title: latex(titleOf(publication, language)),
      number: latex(publicationKey(publication.id)),
      date: publication.publicationDate ?? '',
      year: publication.publicationDate?.slice(0, 4) ?? '',
      location: latex(publication.id.country),
      langid: LATEX_LANGUAGES[publication.titles?.[0]?.lang ?? ''] ?? '',
    };
    const lines = Object.entries(fields).filter(([, value]) => value !== '');
    yield `@patent{${citationKey(publication)},\n${lines.map(([name, value]) => `  ${name} = {${value}},\n`).join('')}}\n\n`;
  }
}

const LATEX_LANGUAGES: Readonly<Record<string, string>> = { zh: 'chinese', en: 'english', de: 'german', fr: 'french' };

/** Entries of type `PAT`: `PB` the applicant, `SN` the publication's number, `M1` the application's, as reference managers read them. */
export async function* risOf(publications: AsyncIterable<Publication>, language: 'zh' | 'en'): AsyncGenerator<string> {
  for await (const publication of publications) {
    const { inventors, abstracts, publicationDate, application, id } = publication;
    const tags: [tag: string, value: string][] = [
      ['TY', 'PAT'],
      ...namesOf(inventors).map((name): [string, string] => ['AU', name]),
      ['TI', titleOf(publication, language)],
      ['AB', inLanguage(abstracts ?? [], language)],
      ...applicantsOf(publication).map((name): [string, string] => ['PB', name]),
      ['SN', publicationKey(id)],
      ['M1', application?.number ?? ''],
      ['CY', id.country],
      ['PY', publicationDate?.slice(0, 4) ?? ''],
      ['DA', publicationDate?.replaceAll('-', '/') ?? ''],
    ];
    const lines = tags.filter(([, value]) => value !== '').map(([tag, value]) => `${tag}  - ${onOneLine(value)}\r\n`);
    yield `${lines.join('')}ER  - \r\n\r\n`;
  }
}

function namesOf(parties: Publication['inventors']): string[] {
  return [...new Set((parties ?? []).map(({ name }) => name))];
}

function onOneLine(value: string): string {
  return value.replace(/\s+/g, ' ').trim();
}

/** In braces of its own, since BibTeX would take a name apart at commas and at “and”. */
function latexName(name: string): string {
  return `{${latex(name)}}`;
}

/** The signs that LaTeX reads as commands, written as text. */
function latex(value: string): string {
  return onOneLine(value).replace(/[\\{}$&#%_^~]/g, (sign) => LATEX_SIGNS[sign]!);
}

const LATEX_SIGNS: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  '%': '\\%',
  _: '\\_',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
};

function citationKey({ id }: Publication): string {
  return publicationKey(id).replace(/[^A-Za-z0-9]/g, '-');
}
