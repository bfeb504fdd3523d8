import { useMemo } from 'react';
import { defineTexts, useTexts } from '../app/language.tsx';

/** Those who do things here and are no person, by the word with which the server names them. */
const texts = defineTexts(
  { cli: '命令行', openid: '统一身份登录', demo: '演示程序', job: '系统任务', service: '服务方' },
  {
    cli: 'command line',
    openid: 'identity service',
    demo: 'demonstration',
    job: 'background work',
    service: 'the service',
  },
);

/** What was done at the server itself is done by this one. */
export const COMMAND_LINE = 'cli';

/** How the reader is told who did something: a person by name, all others in the reader's language. */
export function usePersonName(): (by: string) => string {
  const t = useTexts(texts);
  return useMemo(() => {
    const others = new Map<string, string>(Object.entries(t));
    return (by) => others.get(by) ?? by;
  }, [t]);
}
