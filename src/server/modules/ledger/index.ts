export { type EntryChange, type EntryFilter, entryHistory, listEntries, openEntries, stepEntry } from './entries.ts';
export { addEvidence, type Evidence, listEvidence } from './evidence.ts';
export { countReturns, returnBoard } from './return-board.ts';
export { type ReturnSchedule, returnSchedules, scheduleReturns } from './return-schedule.ts';
export { type ReturnPart, readReturn, reopenReturn, stepReturn, writeReturn } from './returns.ts';
export { type WorkCalendar, workCalendar, workingDaysUntil } from './working-days.ts';
