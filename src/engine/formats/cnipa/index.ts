export { businessDocument } from './business-document.ts';
export { cnPatentDocument } from './cn-patent-document.ts';
export { untestedOnOfficeFiles } from './document.ts';
