export { type LegalStatus, legalStageOf, legalStatusOf } from './legal-status.ts';
export { isEnded, type LegalStage, STAGES } from './stages.ts';
