import { type Language, toTraditional } from './problems.ts';

/** Text for an HTML document; every value that comes from outside goes through it. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

export interface Page {
  readonly language: Language;
  readonly title: string;
  /** HTML whose values have been escaped. */
  readonly body: string;
}

/** Nothing is fetched, no script runs, forms go to this server only. */
const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** What a standing page is sent with; its address holds a token, so that nothing between may keep it. */
export const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': PAGE_POLICY,
  'cache-control': 'no-store',
} as const;

/** The languages of the interface as HTML names them (BCP 47). */
export const LANGUAGE_TAGS: Readonly<Record<Language, string>> = { zh: 'zh-CN', 'zh-Hant': 'zh-Hant', en: 'en' };

/** One of two texts of ours that say the same, in a reader's language. */
export async function inLanguage(simplified: string, english: string, language: Language): Promise<string> {
  if (language === 'en') return english;
  return language === 'zh' ? simplified : toTraditional(simplified);
}

/** A small page that stands alone, for people who come by a link and have no account. It works on a phone and without scripts. */
export function standingPage({ language, title, body }: Page): string {
  return `<!doctype html>
<html lang="${LANGUAGE_TAGS[language]}">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title>
<style>
:root{color-scheme:light dark}
body{margin:0;background:#f4f6f8;color:#1f2933;font:17px/1.7 'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',system-ui,sans-serif}
main{max-width:42rem;margin:0 auto;padding:2rem 1.25rem}
h1{font-size:1.4rem;line-height:1.4;margin:0 0 .75rem;color:#0b3d62}
.quiet{color:#52606d;font-size:.95rem}
.wrong{padding:.5rem .75rem;background:#fdecea;border-left:4px solid #c0392b;color:#611a15}
.why{padding:.5rem .75rem;background:#eef6f0;border-left:4px solid #2f855a}
fieldset{border:1px solid #cbd2d9;border-radius:8px;margin:1rem 0;padding:.75rem 1rem}
label{display:block;margin:.4rem 0}
select,textarea{font:inherit;width:100%;box-sizing:border-box;padding:.4rem}
button{font:inherit;padding:.5rem 1.5rem;border:0;border-radius:6px;background:#0b5394;color:#fff}
a,button,input,select,textarea{outline-offset:3px}
@media (prefers-color-scheme:dark){body{background:#111820;color:#e4e7eb}h1{color:#9cc9ee}.quiet{color:#9fb3c8}.why{background:#173024}}
</style>
</head>
<body><main>
${body}
</main></body>
</html>
`;
}
