import { type Publication, publicationKey } from '../../../../engine/publication.ts';
import { applicantsOf } from '../applicants.ts';
import { titleOf } from '../search.ts';

/** A column of an exported table; its name is one that imports know too. */
export interface ExportColumn {
  readonly zh: string;
  readonly en: string;
  /** Width in characters. */
  readonly width: number;
  readonly type: 'text' | 'date';
  /** '' where the publication does not tell. Dates are ISO. */
  read(publication: Publication, language: 'zh' | 'en'): string;
}

const SEPARATOR = '; ';

export const EXPORT_COLUMNS: readonly ExportColumn[] = [
  text('公开(公告)号', 'Publication number', 20, ({ id }) => publicationKey(id)),
  text('标题', 'Title', 50, titleOf),
  date('公开(公告)日', 'Publication date', ({ publicationDate }) => publicationDate),
  text('申请号', 'Application number', 20, ({ application }) =>
    application?.number === undefined ? '' : application.country + application.number,
  ),
  date('申请日', 'Filing date', ({ application }) => application?.date),
  text('申请(专利权)人', 'Applicants', 36, (publication) => applicantsOf(publication).join(SEPARATOR)),
  text('发明人', 'Inventors', 30, ({ inventors }) => (inventors ?? []).map(({ name }) => name).join(SEPARATOR)),
  text('IPC分类号', 'IPC', 24, (publication) => symbols(publication, 'ipc')),
  text('CPC分类号', 'CPC', 24, (publication) => symbols(publication, 'cpc')),
  text('摘要', 'Abstract', 80, ({ abstracts }, language) => inLanguage(abstracts ?? [], language)),
  text('状态', 'State', 10, ({ status }, language) => STATES[status?.state ?? 'published'][language]),
];

const STATES = {
  published: { zh: '已公开', en: 'published' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
} as const;

function text(zh: string, en: string, width: number, read: ExportColumn['read']): ExportColumn {
  return { zh, en, width, type: 'text', read };
}

function date(zh: string, en: string, dateOf: (publication: Publication) => string | undefined): ExportColumn {
  return { zh, en, width: 12, type: 'date', read: (publication) => dateOf(publication) ?? '' };
}

function symbols({ classifications }: Publication, wanted: 'ipc' | 'cpc'): string {
  const found = (classifications ?? []).filter(({ scheme }) => scheme === wanted).map(({ symbol }) => symbol);
  return [...new Set(found)].join(SEPARATOR);
}

/** The text in a language where there is one, else the first. */
export function inLanguage(texts: readonly { lang: string; text: string }[], language: 'zh' | 'en'): string {
  return (texts.find(({ lang }) => lang === language) ?? texts[0])?.text ?? '';
}
