export { featuresOf } from './features.ts';
export type { Example } from './model.ts';
export { type Candidate, type Ranked, rank } from './rank.ts';
export { estimateRecall, RECALL_NEEDS, RECALL_PROMISE, type RecallEstimate } from './recall.ts';
