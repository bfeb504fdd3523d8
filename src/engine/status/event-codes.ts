import type { LegalEvent } from '../publication.ts';
import type { LegalStage } from './stages.ts';

/** What an event does to the stage: it reaches one, or takes back the end that came before it. */
export type EventEffect = LegalStage | 'restored';

/**
 * Codes of events that decide a stage of the whole right, from the INPADOC list of legal event codes. Left out on
 * purpose: what ends a European patent in one state only, partial invalidation, maintenance in amended form, what a
 * national office did with an international application, and the Chinese codes C32 and C35, which mean full or partial
 * invalidation alike.
 */
const CODES: Readonly<Record<string, Partial<Record<EventEffect, string>>>> = {
  CN: {
    published: 'PB01 C06 BB1A',
    examination: 'SE01 C10 EXSB DE01 GR02',
    granted: 'GR01 GR03 GRSP C14 C61 FG1K FG4A',
    refused: 'RJ01 C12',
    withdrawn: 'WD01 WW01 C01 C02 C03 C04 C05',
    lapsed: 'CF01 CE01 C17 C19 C20 C25 MM1K MM4A MA1K AD01 AR01 AV01 RGAV EXPY',
    expired: 'CX01 MK1K MK4A',
    revoked: 'IW01 RW01 C28',
    restored: 'RA01 RR01 REIN C49 C52',
  },
  EP: {
    published: 'PUAI',
    examination: '17P 17Q R17P R17C INTG GRAG GRAH GRAP',
    granted: 'GRAA',
    refused: '18R R18R',
    withdrawn: '18D 18W R18D R18W',
    lapsed: 'U93',
    revoked: '27W R27W RDAA RDAG RDAH',
    restored: '18RR 28 R28 18X R18X',
  },
  US: {
    examination: 'ZAAA ZAAB',
    granted: 'STCF',
    withdrawn: 'STCB WDR',
    lapsed: 'FP LAPS STCH',
    revoked: 'FPB1 FPB2 FPB3',
    restored: 'STCC STCK PRDP REIN',
  },
  WO: { withdrawn: 'WA' },
  JP: {
    examination: 'A621 A625 A131',
    granted: 'R150 R151 R154',
    refused: 'A02 A313',
    withdrawn: 'A300 A761 A762 A045',
    lapsed: 'LAPF LAPS ABAN',
    expired: 'EXPY',
    revoked: 'CANC RVOP RVTR',
    restored: 'AA92',
  },
  KR: {
    examination: 'A201 A302 E902 E90F',
    granted: 'GRNT GRNO REGI E701 B701 X701 T701 O071 O073',
    refused: 'E601 S601 X091 X601 X70R O061 O063',
    withdrawn: 'C193 WITB WITN WITR WICV SUBM U122 U123 U125',
    lapsed: 'LAPS',
    expired: 'EXPY',
    revoked: 'EXTG T601',
    restored: 'R401',
  },
};

/**
 * Words of the Chinese gazette's event names, for sources that give the name instead of a code; the first that occurs
 * decides.
 */
const NAMES: readonly (readonly [name: RegExp, effect: EventEffect | undefined])[] = [
  [/部分无效|许可|质押|转移|变更|更正|保全/u, undefined],
  [/恢复/u, 'restored'],
  [/视为撤回|撤回/u, 'withdrawn'],
  [/驳回/u, 'refused'],
  [/届满|期满/u, 'expired'],
  [/全部无效|宣告无效|全部撤销/u, 'revoked'],
  [/终止|放弃/u, 'lapsed'],
  [/授权|授予/u, 'granted'],
  [/审查/u, 'examination'],
  [/^(公开|公布|发明专利申请公布)/u, 'published'],
];

const EFFECTS: ReadonlyMap<string, EventEffect> = new Map(
  Object.entries(CODES).flatMap(([office, byEffect]) =>
    Object.entries(byEffect).flatMap(([effect, codes]) =>
      codes.split(' ').map((code): [string, EventEffect] => [`${office} ${code}`, effect as EventEffect]),
    ),
  ),
);

/** What an event does to the stage of the whole right; undefined where it decides none or is not known. */
export function effectOf(event: LegalEvent): EventEffect | undefined {
  const byCode = EFFECTS.get(`${event.office} ${event.code.trim().toUpperCase()}`);
  if (byCode !== undefined || event.office !== 'CN') return byCode;
  const name = /\p{Script=Han}/u.test(event.code) ? event.code : (event.description ?? '');
  return NAMES.find(([pattern]) => pattern.test(name))?.[1];
}
