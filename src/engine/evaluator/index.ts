export { type EvaluationContext, evaluate, type Match, type Place } from './evaluate.ts';
