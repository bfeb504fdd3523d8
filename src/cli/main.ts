import { CommanderError } from 'commander';
import { printProblem } from './invocation.ts';
import { program } from './program.ts';
import { wrongCall } from './wrong-call.ts';

try {
  await program().parseAsync(process.argv);
} catch (thrown) {
  if (!(thrown instanceof CommanderError)) throw thrown;
  process.exitCode = thrown.exitCode === 0 ? 0 : 2;
  if (thrown.exitCode !== 0 && process.argv.includes('--json')) printProblem(wrongCall(thrown.message));
}
