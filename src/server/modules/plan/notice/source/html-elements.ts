import type { HtmlElement } from './html-tree.ts';

const BLOCKS = new Set(
  (
    'address article blockquote body center dd details dialog dir div dl dt fieldset figcaption figure form h1 h2 h3 h4 h5 h6 ' +
    'header hgroup html legend li listing main menu ol p plaintext pre search section summary table tbody td tfoot th thead tr ul xmp'
  ).split(' '),
);

/** What a page has around its contents, or does not show. */
const LEFT_OUT = new Set(
  (
    'aside audio button canvas datalist dialog embed footer head iframe input map math menu nav noembed noframes noscript object ' +
    'picture progress script search select style svg template textarea title video'
  ).split(' '),
);
const ROLES = new Set(['banner', 'complementary', 'contentinfo', 'navigation', 'search']);
/** Whole names alone: contents are called `content no-footer` too. */
const NAMES =
  /^(?:(?:site|page|top|main|bottom)[-_]?)?(?:nav|navbar|navigation|breadcrumbs?|crumbs?|footer|sidebar|share|copyright|pagination|toolbar)$/i;

export function isBlock({ tagName }: HtmlElement): boolean {
  return BLOCKS.has(tagName);
}

/** Whether an element is furniture of the page, or hidden. The header of an article is its own, that of a page is not. */
export function isLeftOut(element: HtmlElement): boolean {
  const { tagName } = element;
  if (LEFT_OUT.has(tagName)) return true;
  if (tagName === 'body' || tagName === 'html') return false;
  if (tagName === 'header' && !isWithinArticle(element)) return true;
  if (isNoteMark(element)) return true;
  const given = new Map(element.attrs.map(({ name, value }) => [name, value.slice(0, 200)]));
  if (given.has('hidden') || /display\s{0,5}:\s{0,5}none/i.test(given.get('style') ?? '')) return true;
  const names = `${given.get('class') ?? ''} ${given.get('id') ?? ''}`.split(/\s+/);
  return ROLES.has(given.get('role') ?? '') || names.some((name) => NAMES.test(name));
}

function isWithinArticle({ parentNode }: HtmlElement): boolean {
  for (let above = parentNode; above !== null && 'parentNode' in above; above = above.parentNode)
    if (above.tagName === 'article' || above.tagName === 'main') return true;
  return false;
}

/** The number of a note: `[3]` set high. */
function isNoteMark({ tagName, childNodes }: HtmlElement): boolean {
  if (tagName !== 'sup') return false;
  const words = childNodes.map((node) =>
    'value' in node
      ? node.value
      : 'childNodes' in node
        ? node.childNodes.map((one) => ('value' in one ? one.value : '')).join('')
        : '',
  );
  return /^\s*[[〔]\d{1,3}[\]〕]\s*$/.test(words.join('').slice(0, 20));
}
