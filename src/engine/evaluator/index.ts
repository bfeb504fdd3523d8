export { type EvaluationContext, evaluate, evaluatePrepared, type Match, type Place } from './evaluate.ts';
export { codesOf, datesOf, numbersOf, symbolsOf } from './metadata.ts';
export { areNear, type Occurrence, occurrences } from './places.ts';
export { type PreparedPublication, type PreparedText, prepare } from './prepare.ts';
