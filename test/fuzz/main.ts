import { fuzzMatcher } from './command.ts';

process.exitCode = await fuzzMatcher(process.argv.slice(2));
