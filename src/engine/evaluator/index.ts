export { type EvaluationContext, evaluate, evaluatePrepared, type Match, type Place } from './evaluate.ts';
export { type HighlightedText, highlight, type Range } from './highlight.ts';
export { type ComparedNumber, codesOf, datesOf, numbersOf, symbolsOf } from './metadata.ts';
export { areNear, type Occurrence, occurrences } from './places.ts';
export { type PreparedPublication, type PreparedText, prepare } from './prepare.ts';
