import type { Command } from 'commander';
import { wrongCall } from './wrong-call.ts';

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': '用法 / Usage:',
  'Arguments:': '参数 / Arguments:',
  'Options:': '选项 / Options:',
  'Commands:': '命令 / Commands:',
};

/**
 * Lets a command with all its verbs speak both languages in its help and of wrong calls, which are thrown as a CommanderError and name
 * the help that tells more.
 */
export function bilingual(command: Command): Command {
  command
    .helpOption('-h, --help', '显示帮助 / show this help')
    .configureHelp({ styleTitle: (title) => TITLES[title] ?? title })
    .configureOutput({ outputError: (message, write) => write(bothLanguages(message)) })
    .exitOverride();
  if (command.commands.length > 0) command.helpCommand('help [command]', '显示命令的帮助 / show the help of a command');
  passOn(command, command.name());
  return command;
}

function passOn(command: Command, call: string): void {
  command.showHelpAfterError(`（${call} --help）`);
  for (const verb of command.commands) {
    verb.copyInheritedSettings(command);
    passOn(verb, `${call} ${verb.name()}`);
  }
}

function bothLanguages(message: string): string {
  const { zh, en } = wrongCall(message);
  return `${zh} / ${en}\n`;
}
