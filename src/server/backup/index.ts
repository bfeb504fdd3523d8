export { makeBackup } from './make.ts';
export { restoreBackup } from './restore.ts';
export { backupRoutes } from './routes.ts';
export { OPERATOR_HEADER, operatorToken, readServing, writeServing } from './serving.ts';
