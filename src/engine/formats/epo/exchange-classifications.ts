import { parseClassSymbol, parseSt8 } from '../../numbers/index.ts';
import type { Classification } from '../../publication.ts';
import { attribute, child, childrenOf, descendantsOf, type XmlElement } from '../xml/element.ts';
import { distinct, present } from '../xml/present.ts';
import { textAt, textOf, verbatim } from '../xml/text.ts';
import { possibleDate } from '../xml/values.ts';

const POSITIONS = { F: 'first', L: 'later' } as const;
const VALUES = { I: 'inventive', A: 'additional', N: 'additional' } as const;

/**
 * IPC and CPC symbols. A CPC symbol stands once for each office that gave it and is told once; the national schemes are
 * left out; symbols of the editions 1–7 of the IPC are told where the current edition does not have them.
 */
export function exchangeClassifications(biblio: XmlElement | undefined): Classification[] {
  const current = descendantsOf(child(biblio, 'classifications-ipcr'), 'classification-ipcr').map(st8Field);
  const symbols = new Set(current.map((found) => found?.symbol));
  const earlier = editionSymbols(child(biblio, 'classification-ipc')).filter(({ symbol }) => !symbols.has(symbol));
  const cpc = descendantsOf(child(biblio, 'patent-classifications'), 'patent-classification').map(cpcSymbol);
  return distinct([...current, ...earlier, ...cpc]);
}

function st8Field(element: XmlElement): Classification | undefined {
  const field = verbatim(child(element, 'text')).trimStart();
  const read = parseSt8(field);
  if (read.ok) return read.value;
  const symbol = parseClassSymbol(field);
  return symbol.ok ? { scheme: 'ipc', symbol: symbol.value } : undefined;
}

function editionSymbols(ipc: XmlElement | undefined): Classification[] {
  const version = textAt(ipc, 'edition')?.replace(/^0+(?=\d)/, '');
  return childrenOf(ipc).flatMap((element) => {
    const symbol = element.name === 'edition' ? undefined : parseClassSymbol(textOf(element) ?? '');
    return symbol?.ok ? [present<Classification>({ scheme: 'ipc', symbol: symbol.value, version })] : [];
  });
}

function cpcSymbol(element: XmlElement): Classification | undefined {
  const scheme = child(element, 'classification-scheme');
  if (!attribute(scheme, 'scheme')?.startsWith('CPC')) return undefined;
  const part = (name: string): string => textAt(element, name) ?? '';
  const parts = `${part('section')}${part('class')}${part('subclass')}${part('main-group')}/${part('subgroup')}`;
  const symbol = parseClassSymbol(textAt(element, 'classification-symbol') ?? parts);
  if (!symbol.ok) return undefined;
  return present<Classification>({
    scheme: 'cpc',
    symbol: symbol.value,
    version: possibleDate(textAt(scheme, 'date')),
    position: POSITIONS[part('symbol-position') as keyof typeof POSITIONS],
    value: VALUES[part('classification-value') as keyof typeof VALUES],
  });
}
