import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { program } from '../../src/cli/program.ts';
import { cli } from '../support/cli.ts';
import { cliHere } from '../support/cli-here.ts';

/** Every verb with the words that call it. */
function verbs(command: Command, call: readonly string[] = []): (readonly [readonly string[], Command])[] {
  return command.commands.flatMap((verb) => {
    const words = [...call, verb.name()];
    return verb.commands.length > 0 ? verbs(verb, words) : [[words, verb] as const];
  });
}

const all = verbs(program());

describe('the help', () => {
  it('knows the verbs of the service line', () => {
    expect(all.map(([words]) => words.join(' '))).toEqual(
      expect.arrayContaining([
        ...['import', 'search', 'profile import', 'profile list', 'profile test', 'screen', 'queue', 'issue compose'],
        ...['issue approve', 'deliver', 'feedback', 'flow', 'audit', 'serve'],
      ]),
    );
  });

  it.each(all.map(([words, verb]) => [words.join(' '), verb] as const))(
    'of %s names its options in both languages and ends with status 0',
    async (words, verb) => {
      const help = verb.helpInformation();
      expect(help).toContain(`chuanli ${words}`);
      const shared = ['--data <dir>', '--json', '--lang <lang>', '--help'];
      for (const option of [...shared, ...verb.options.map(({ flags }) => flags)]) expect(help).toContain(option);
      for (const { description, flags } of verb.options)
        expect(description, flags).toMatch(/[\u4e00-\u9fff].*\/ ?[a-z]/);
      const ended = await cliHere([...words.split(' '), '--help']);
      expect(ended).toMatchObject({ status: 0, stderr: '' });
      expect(ended.stdout).toContain(`chuanli ${words}`);
    },
  );

  it('is printed on stdout, and on stderr with status 2 where no verb is called', async () => {
    const asked = await cli(['search', '--help']);
    expect(asked).toMatchObject({ status: 0, stderr: '' });
    for (const word of ['用法 / Usage:', '--limit <n>', '检索语言', 'NEAR/5']) expect(asked.stdout).toContain(word);
    const bare = await cli([]);
    expect(bare).toMatchObject({ status: 2, stdout: '' });
    expect(bare.stderr).toContain('import [options] <file...>');
  });
});
