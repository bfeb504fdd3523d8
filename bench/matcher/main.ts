import { benchMatcher } from './command.ts';

process.exitCode = await benchMatcher(process.argv.slice(2));
