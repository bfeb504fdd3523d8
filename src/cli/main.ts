import { CommanderError } from 'commander';
import { program } from './program.ts';

try {
  await program().parseAsync(process.argv);
} catch (thrown) {
  if (!(thrown instanceof CommanderError)) throw thrown;
  process.exitCode = thrown.exitCode === 0 ? 0 : 2;
}
