import { writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { buildYearbook } from '../../server/modules/yearbook/index.ts';
import { yearbookMeans } from '../../server/yearbook-means.ts';
import { YEARBOOK_FORMATS, type YearbookFormat } from '../../shared/yearbook.ts';
import { run, withSharedOptions } from '../invocation.ts';
import { wholeNumber } from '../whole-number.ts';

/** The year summed up, as a file. */
export function yearbookVerb(): Command {
  return new Command('yearbook')
    .description(
      '年鉴：由已接收的省级总结、指标和案例编成 / the yearbook: made from accepted summaries, indicators and cases',
    )
    .addCommand(buildVerb());
}

function buildVerb(): Command {
  return withSharedOptions(new Command('build'))
    .description('编制一年的年鉴 / make the yearbook of a year')
    .requiredOption('--year <year>', '年度 / the year', wholeNumber)
    .requiredOption('--out <file>', '写入的文件，.docx 或 .pdf / file to write, .docx or .pdf', namedFile)
    .action(async ({ year, out }: { year: number; out: NamedFile }, command: Command) => {
      await run(command, { zh: '年鉴', en: 'yearbook' }, async ({ office, say }) => {
        const act = { actor: 'cli', clock: office.clock };
        const { line, bytes } = await buildYearbook(yearbookMeans(office), { year, format: out.format }, act);
        await writeFile(out.path, bytes);
        const { summaries, cases, sha256 } = line;
        return {
          data: { file: out.path, ...line },
          lines: [
            say(
              `已编成 ${out.path}：${summaries} 份总结，${cases} 篇案例。`,
              `Made ${out.path}: ${summaries} summaries, ${cases} cases.`,
            ),
            `SHA-256 ${sha256}`,
          ],
        };
      });
    });
}

interface NamedFile {
  readonly path: string;
  readonly format: YearbookFormat;
}

/** What a file is called says what it is to be. */
function namedFile(path: string): NamedFile {
  const format = YEARBOOK_FORMATS.find((each) => extname(path).toLowerCase() === `.${each}`);
  if (format === undefined) {
    throw new InvalidArgumentError('文件名应以 .docx 或 .pdf 结尾 / the name of the file ends in .docx or .pdf');
  }
  return { path, format };
}
