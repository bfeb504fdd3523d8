import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Publication } from '../../../engine/publication.ts';
import type { FamilyEvent } from '../../../shared/screening.ts';
import { type Known, newsOf } from './events.ts';
import { groupFamilies, type Member, memberOf, namesOf, representative } from './family.ts';

type Contents = Partial<Omit<Publication, 'id' | 'source'>>;

const ids = new Map<string, number>();

function member(key: string, contents: Contents = {}, version = 1): Member {
  const [, country, number, kind] = /^([A-Z]{2})(\d+)([A-Z]\d?)?$/.exec(key) as unknown as [
    string,
    string,
    string,
    string,
  ];
  const id = ids.get(key) ?? ids.size + 1;
  ids.set(key, id);
  return memberOf(id, version, {
    id: { country, number, kind },
    source: { format: 'epo-exchange', part: 'whole' },
    publicationDate: '2026-11-03',
    ...contents,
  });
}

const docdb = (id: string): Contents => ({ families: [{ scheme: 'docdb', id }] });
const application = (country: string, number: string): Contents => ({ application: { country, number } });
const priority = (number: string): Contents => ({ priorities: [{ country: 'CN', number }] });

/** Tells a profile one run after the other; gives what it was told by each, as `event: publications`. */
function told(...runs: Member[][]): string[][] {
  const known = new Map<string, string | null>();
  return runs.map((members) =>
    groupFamilies(members).flatMap((family) => {
      const { events, learned } = newsOf(family, known);
      for (const [subject, state] of learned) known.set(subject, state);
      return events.map(({ event, members: its }) => `${event}: ${its.map(({ key }) => key).join(' ')}`);
    }),
  );
}

describe('families', () => {
  const keys = (members: Member[]) => groupFamilies(members).map((family) => family.map(({ key }) => key));

  it('are the DOCDB simple families where those are known', () => {
    const [a, b, c] = [
      member('CN101000001A', docdb('1')),
      member('US20260000001A1', docdb('1')),
      member('EP1A1', docdb('2')),
    ];
    expect(keys([a, c, b])).toEqual([['CN101000001A', 'US20260000001A1'], ['EP1A1']]);
  });

  it('have the same priorities where not, the application without priorities being its own', () => {
    const first = member('CN101000001A', application('CN', '202510000001.1'));
    const abroad = member('US20260000001A1', { ...application('US', '1'), ...priority('202510000001.1') });
    const more = member('US20260000002A1', {
      ...application('US', '2'),
      priorities: [
        { country: 'CN', number: '202510000001.1' },
        { country: 'CN', number: '202510000002.2' },
      ],
    });
    expect(keys([first, abroad, more])).toEqual([['CN101000001A', 'US20260000001A1'], ['US20260000002A1']]);
  });

  it('hold the stages of one application, by its number or by a publication number that serves all stages', () => {
    expect(keys([member('CN101000001A'), member('CN101000001B')])).toHaveLength(1);
    expect(keys([member('CN1000001A'), member('CN1000001C')])).toHaveLength(2);
    const same = application('CN', '200510000001.1');
    expect(keys([member('CN1000001A', same), member('CN1000002C', same)])).toHaveLength(1);
  });

  it('do not join a Japanese utility model to the invention of the same number', () => {
    const [invention, model] = (['A', 'U'] as const).map((kind) =>
      member(`JP2026000001${kind}`, { application: { country: 'JP', number: '2025000001', kind } }),
    );
    expect(keys([invention!, model!])).toHaveLength(2);
  });

  it('join what any member links, in whatever order the members come', () => {
    const name = fc.constantFrom('1', '2', '3', '4', '5', '6');
    const members = fc.array(fc.record({ family: name, application: name }), { maxLength: 12 });
    fc.assert(
      fc.property(members, fc.integer(), (given, turn) => {
        const made = given.map((one, at) =>
          member(`US${20260000000 + at}A1`, { ...docdb(one.family), ...application('US', one.application) }),
        );
        const at = made.length === 0 ? 0 : Math.abs(turn) % made.length;
        const turned = [...made.slice(at), ...made.slice(0, at)];
        const partition = (some: Member[]) =>
          groupFamilies(some)
            .map((family) =>
              family
                .map(({ key }) => key)
                .sort()
                .join(' '),
            )
            .sort();
        expect(partition(turned)).toEqual(partition(made));
        const groups = groupFamilies(made);
        expect(groups.flat()).toHaveLength(made.length);
        const owners = groups.map((group) => new Set(group.flatMap(namesOf)));
        for (const [i, one] of owners.entries()) {
          for (const other of owners.slice(i + 1)) expect(one.isDisjointFrom(other)).toBe(true);
        }
      }),
    );
  });

  it('are shown by a publication in Chinese, then by office, then the earliest', () => {
    const zh = { titles: [{ lang: 'zh', text: '电池' }] };
    const [us, ep, jp] = [
      member('US20260000001A1', docdb('1')),
      member('EP1A1', docdb('1')),
      member('JP2026000001A', { ...docdb('1'), ...zh }),
    ];
    expect(representative([us, ep, jp]).key).toBe('JP2026000001A');
    expect(representative([us, ep]).key).toBe('EP1A1');
    const later = member('EP2A1', { ...docdb('1'), publicationDate: '2026-11-10' });
    expect(representative([later, ep]).key).toBe('EP1A1');
  });
});

describe('what a profile is told of a family', () => {
  const first = { ...application('CN', '202510000001.1'), ...docdb('1') };
  const a = member('CN101000001A', first);
  const grant = member('CN101000001B', first);

  it('is the whole family at first, then each publication by what it is', () => {
    const us = member('US20260000001A1', { ...application('US', '1'), ...docdb('1') });
    const usGrant = member('US12000001B2', { ...application('US', '1'), ...docdb('1') });
    const corrected = member('CN101000001B8', first);
    const report = member('EP1A3', { ...application('EP', '1'), ...docdb('1') });
    expect(told([a], [us], [grant, usGrant], [corrected], [report])).toEqual([
      ['new-family: CN101000001A'],
      ['new-member: US20260000001A1'],
      ['grant: CN101000001B US12000001B2'],
      ['correction: CN101000001B8'],
      ['search-report: EP1A3'],
    ]);
  });

  it('is one event, though application and grant come together', () => {
    expect(told([a, grant], [a, grant])).toEqual([['new-family: CN101000001A CN101000001B'], []]);
  });

  it('is nothing when a publication only comes again', () => {
    const enriched = member(
      'CN101000001A',
      { ...first, classifications: [{ scheme: 'ipc', symbol: 'H01M10/0562' }] },
      2,
    );
    expect(told([a], [enriched])).toEqual([['new-family: CN101000001A'], []]);
  });

  it('is nothing new when the family is renamed, split or merged', () => {
    const us = member('US20260000001A1', { ...application('US', '1'), ...docdb('1') });
    const renamed = member('CN101000001A', { ...application('CN', '202510000001.1'), ...docdb('2') }, 2);
    const split = member('US20260000001A1', { ...application('US', '1'), ...docdb('3') }, 2);
    const other = member('EP9A1', { ...application('EP', '9'), ...docdb('9') });
    const merged = member('EP9A1', { ...application('EP', '9'), ...docdb('2') }, 2);
    expect(told([a, us, other], [renamed, split], [merged])).toEqual([
      ['new-family: CN101000001A US20260000001A1', 'new-family: EP9A1'],
      [],
      [],
    ]);
  });

  it('knows a new member by the new name of the family', () => {
    const renamed = member('CN101000001A', { ...application('CN', '202510000001.1'), ...docdb('2') }, 2);
    const us = member('US20260000001A1', { ...application('US', '1'), ...docdb('2') });
    expect(told([a], [renamed], [us])).toEqual([['new-family: CN101000001A'], [], ['new-member: US20260000001A1']]);
  });

  it('is a withdrawal once, and only where the publication was told', () => {
    const withdrawn = { ...first, status: { state: 'withdrawn' } as const };
    const gone = member('CN101000001A', withdrawn, 2);
    const stranger = member('US20260000009A1', { ...application('US', '9'), status: { state: 'withdrawn' } });
    expect(told([a], [gone, stranger], [gone])).toEqual([
      ['new-family: CN101000001A'],
      ['withdrawal: CN101000001A'],
      [],
    ]);
  });

  it('includes a publication that was taken back when it first came and stands again later', () => {
    const us = { ...application('US', '1'), ...docdb('1') };
    const gone = member('US20260000001A1', { ...us, status: { state: 'withdrawn' } });
    const back = member('US20260000001A1', us, 2);
    expect(told([a], [gone], [back])).toEqual([['new-family: CN101000001A'], [], ['new-member: US20260000001A1']]);
  });

  it('is nothing when a record was put under another number', () => {
    const old = member('US20260000001A1', docdb('1'));
    const replaced = member(
      'US20260000001A1',
      {
        ...docdb('1'),
        status: { state: 'withdrawn', replacedBy: { country: 'US', number: '20260000002', kind: 'A1' } },
      },
      2,
    );
    const renumbered = member('US20260000002A1', docdb('1'));
    expect(told([old], [renumbered, replaced])).toEqual([['new-family: US20260000001A1'], []]);
    expect(told([old], [replaced], [renumbered])).toEqual([['new-family: US20260000001A1'], [], []]);
  });

  it('is an end of the right and its return, where its events were known before', () => {
    const events = (...codes: string[]): Contents => ({
      ...first,
      legalEvents: codes.map((code, at) => ({ office: 'CN', code, date: `2026-0${at + 1}-01` })),
    });
    const granted = member('CN101000001B', events('GR01'), 2);
    const lapsed = member('CN101000001B', events('GR01', 'CF01'), 3);
    const restored = member('CN101000001B', events('GR01', 'CF01', 'RR01'), 4);
    expect(told([grant], [granted], [lapsed], [lapsed], [restored])).toEqual([
      ['new-family: CN101000001B'],
      [],
      ['status: CN101000001B'],
      [],
      ['status: CN101000001B'],
    ]);
    expect(told([grant], [lapsed])).toEqual([['new-family: CN101000001B'], []]);
  });

  it('is never told twice, whatever comes in whatever order', () => {
    const pool = [
      a,
      grant,
      member('CN101000001B8', first),
      member('US20260000001A1', { ...application('US', '1'), ...docdb('1') }),
    ];
    fc.assert(
      fc.property(fc.array(fc.subarray(pool), { maxLength: 6 }), (runs) => {
        const lines = told(...runs).flat();
        const publications = lines.flatMap((line) => line.split(': ')[1]!.split(' '));
        expect(new Set(publications).size).toBe(publications.length);
        expect(new Set(publications)).toEqual(new Set(runs.flat().map(({ key }) => key)));
        const events = lines.map((line) => line.split(':')[0] as FamilyEvent);
        expect(events.filter((event) => event === 'new-family').length).toBe(publications.length > 0 ? 1 : 0);
      }),
    );
  });

  it('does not depend on what other profiles know', () => {
    const empty: Known = new Map();
    expect(newsOf([a], empty).events).toHaveLength(1);
    expect(empty.size).toBe(0);
  });
});
