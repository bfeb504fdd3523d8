import { InvalidArgumentError } from 'commander';
import { languageOfTag } from '../server/platform/languages.ts';
import type { Language } from '../server/platform/problems.ts';

/** The language the command line speaks: `--lang`, else what the environment asks for, else Simplified Chinese. */
export function languageOf(asked: string | undefined, environment: NodeJS.ProcessEnv): Language {
  const wishes = [asked, environment.CHUANLI_LANG, environment.LC_ALL, environment.LC_MESSAGES, environment.LANG];
  for (const wish of wishes) {
    const language = wish === undefined ? undefined : languageOfTag(wish);
    if (language) return language;
  }
  return 'zh';
}

/** Reads `--lang`; a language that is not spoken here is a wrong call (status 2). */
export function spokenLanguage(written: string): Language {
  const language = languageOfTag(written);
  if (language === undefined) throw new InvalidArgumentError('可用 zh、zh-Hant、en。 / Use zh, zh-Hant or en.');
  return language;
}
