import { parseClassSymbol } from '../../numbers/index.ts';
import type { Classification } from '../../publication.ts';
import { child, childrenOf, descendantsOf, type XmlElement } from '../xml/element.ts';
import { distinct, present } from '../xml/present.ts';
import { textAt, textOf } from '../xml/text.ts';
import { possibleDate } from '../xml/values.ts';

const LEVELS = { A: 'advanced', C: 'core', S: 'subclass' } as const;
const POSITIONS = { F: 'first', L: 'later' } as const;
/** The CPC writes A for additional information where the IPC writes N. */
const VALUES = { I: 'inventive', N: 'additional', A: 'additional' } as const;

/** IPC and CPC symbols of a bibliography; the national and the design (Locarno) classification are other schemes. */
export function redbookClassifications(biblio: XmlElement | undefined): Classification[] {
  return distinct([
    ...editionSymbols(child(biblio, 'classification-ipc')),
    ...childrenOf(child(biblio, 'classifications-ipcr'), 'classification-ipcr').map((found) =>
      structured(found, 'ipc'),
    ),
    ...descendantsOf(child(biblio, 'classifications-cpc'), 'classification-cpc').map((found) =>
      structured(found, 'cpc'),
    ),
  ]);
}

/** Editions 1–7 of the IPC: one main symbol, further ones. */
function editionSymbols(ipc: XmlElement | undefined): (Classification | undefined)[] {
  const version = textAt(ipc, 'edition')?.replace(/^0+(?=\d)/, '');
  return descendantsOf(ipc, 'main-classification', 'further-classification').map((found) => {
    const symbol = parseClassSymbol(textOf(found) ?? '');
    if (!symbol.ok) return undefined;
    const position = found.name === 'main-classification' ? 'first' : 'later';
    return present<Classification>({ scheme: 'ipc', symbol: symbol.value, version, position });
  });
}

function structured(found: XmlElement, scheme: 'ipc' | 'cpc'): Classification | undefined {
  const part = (name: string): string => textAt(found, name) ?? '';
  const group = part('main-group') === '' ? '' : `${part('main-group')}/${part('subgroup') || '00'}`;
  const symbol = parseClassSymbol(part('section') + part('class') + part('subclass') + group);
  if (!symbol.ok) return undefined;
  return present<Classification>({
    scheme,
    symbol: symbol.value,
    version: possibleDate(textAt(found, `${scheme}-version-indicator`, 'date')),
    level: LEVELS[part('classification-level') as keyof typeof LEVELS],
    position: POSITIONS[part('symbol-position') as keyof typeof POSITIONS],
    value: VALUES[part('classification-value') as keyof typeof VALUES],
  });
}
