import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { hasSharedData, sharedData } from '../../../test/support/shared-data.ts';
import type { LegalEvent } from '../publication.ts';
import { legalStatusOf } from './index.ts';

/** The events of a legal response of the EPO, each attributed to the office that stands first in its fixed text. */
function eventsIn(file: string): LegalEvent[] {
  const xml = readFileSync(sharedData(`patents/epo-docdb/${file}`), 'utf8');
  return [...xml.matchAll(/<ops:legal code="([^"]{1,4})"[^>]*infl="([^"]?)"[\s\S]*?<\/ops:legal>/g)].map(
    ([content, code = '', influence = '']): LegalEvent => ({
      office: /<ops:L001EP[^>]*>(\w\w)/.exec(content)?.[1] ?? '',
      code: code.trim(),
      date: /<ops:L007EP[^>]*>([\d-]{10})/.exec(content)?.[1] ?? '',
      ...(influence === '+' || influence === '-' ? { influence } : {}),
    }),
  );
}

describe.skipIf(!hasSharedData)('the stage of real documents', () => {
  test('a European patent that lapsed in single states is granted, with low confidence', () => {
    const legalEvents = eventsIn('legal_example_2.xml');
    expect(legalEvents.length).toBeGreaterThan(30);
    const status = legalStatusOf({
      id: { country: 'EP', number: '1000000', kind: 'A1' },
      source: { format: 'epo-exchange', part: 'legal' },
      legalEvents,
    });
    expect(status).toMatchObject({ stage: 'granted', date: '2002-12-28', source: 'event', confidence: 'low' });
  });

  test('a United States patent under review is granted', () => {
    const status = legalStatusOf({
      id: { country: 'US', number: '10465445', kind: 'B2' },
      source: { format: 'epo-exchange', part: 'legal' },
      legalEvents: eventsIn('legal_example_3.xml'),
    });
    expect(status).toMatchObject({ stage: 'granted', date: '2019-10-16', event: { code: 'STCF' } });
  });
});
