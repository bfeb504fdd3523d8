import { expect, test } from 'vitest';
import type { PublicationId } from '../publication.ts';
import { documentStage, documentType, parsePublicationNumber } from './index.ts';

function id(text: string): PublicationId {
  const read = parsePublicationNumber(text);
  if (!read.ok) throw new Error(read.problem.en);
  return read.value;
}

test.each([
  ['CN113914863A', 'invention', 'application'],
  ['CN113914863A8', 'invention', 'correction'],
  ['CN113914863B', 'invention', 'grant'],
  ['CN1003412B', 'invention', 'application'],
  ['CN85100001B', 'invention', 'application'],
  ['CN1020584C', 'invention', 'grant'],
  ['CN2030001U', 'utility', 'application'],
  ['CN2131635Y', 'utility', 'grant'],
  ['CN201234567U', 'utility', 'grant'],
  ['CN201234567U9', 'utility', 'correction'],
  ['CN85200001U', 'utility', 'application'],
  ['CN3021827D', 'design', 'grant'],
  ['CN301234567S', 'design', 'grant'],
  ['CN113914863', 'invention', 'other'],
  ['US20060142694A1', 'invention', 'application'],
  ['US20060142694A9', 'invention', 'correction'],
  ['US20060142694P1', 'plant', 'application'],
  ['US6103599A', 'invention', 'grant'],
  ['US10465445B2', 'invention', 'grant'],
  ['USD435854S', 'design', 'grant'],
  ['USRE39123E', 'invention', 'grant'],
  ['USPP12345P2', 'plant', 'grant'],
  ['USH2123H', 'other', 'other'],
  ['US5123456C1', 'invention', 'correction'],
  ['EP1000000A1', 'invention', 'application'],
  ['EP1000000A3', 'invention', 'search-report'],
  ['EP1000000A4', 'invention', 'search-report'],
  ['EP1000000B1', 'invention', 'grant'],
  ['EP1000000B9', 'invention', 'correction'],
  ['WO2020086066A3', 'invention', 'search-report'],
  ['WO2020086066A4', 'invention', 'other'],
  ['JP2005533465A', 'invention', 'application'],
  ['JPH0712345B2', 'invention', 'application'],
  ['JP6123456B2', 'invention', 'grant'],
  ['JP3123456U', 'utility', 'grant'],
  ['KR20150012345A', 'invention', 'application'],
  ['KR101234567B1', 'invention', 'grant'],
  ['KR300123456S', 'design', 'grant'],
  ['DE69905327D1', 'invention', 'grant'],
  ['DE202015001234U1', 'utility', 'grant'],
  ['AU2010274656A1', 'invention', 'application'],
  ['XXOWN-1', 'other', 'other'],
])('%s is of type %s and stage %s', (text, type, stage) => {
  expect(documentType(id(text))).toBe(type);
  expect(documentStage(id(text))).toBe(stage);
});

test('the date tells kinds apart that changed their meaning', () => {
  expect(documentStage(id('CN1003412B'), '1989-02-22')).toBe('application');
  expect(documentStage(id('CN101234567B'), '2011-05-11')).toBe('grant');
  expect(documentStage(id('US4347903B1'), '1986-01-07')).toBe('correction');
  expect(documentStage(id('US6205482B1'), '2001-03-20')).toBe('grant');
});
