import { Document, ExternalHyperlink, HeadingLevel, Packer, Paragraph, TextRun } from 'docx';
import type { IssueContent, IssueItem } from '../../../../shared/push.ts';
import { type Group, groupsOf, numbersOf } from './groups.ts';
import { documentAddress, type Fact, factsOf, titlesOf, told, type Words } from './wording.ts';
import type { WrittenIssue } from './written.ts';

const fonts = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '宋体', cs: 'Times New Roman' };

/** An issue as a Word document that can be printed, signed and filed. */
export async function renderDocx(issue: WrittenIssue): Promise<Buffer> {
  const { content, words } = issue;
  const introduction = content.introduction?.split('\n') ?? [];
  const document = new Document({
    title: words.subject,
    creator: content.house,
    styles: { default: { document: { run: { font: fonts, size: 24 } } } },
    sections: [
      {
        children: [
          new Paragraph({ heading: HeadingLevel.HEADING_1, children: [plain(words.subject)] }),
          new Paragraph({ children: [plain(content.kind === 'alert' ? words.alertAbout : words.lead)] }),
          ...introduction.map((line) => new Paragraph({ children: [plain(line)] })),
          ...numbersOf(issue).map(factParagraph),
          ...(content.items.length > 0
            ? groupsOf(issue).flatMap((group) => groupParagraphs(group, content, words))
            : [new Paragraph({ children: [plain(words.nothing)] })]),
          new Paragraph({ spacing: { before: 240 }, children: [plain(words.caution)] }),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

function groupParagraphs({ heading, items }: Group, content: IssueContent, words: Words): Paragraph[] {
  const head = new Paragraph({
    heading: HeadingLevel.HEADING_2,
    spacing: { before: 360 },
    children: [plain(heading ?? '')],
  });
  const paragraphs = items.flatMap(({ item, place }) => itemParagraphs(item, place, content, words));
  return heading === undefined ? paragraphs : [head, ...paragraphs];
}

function itemParagraphs(item: IssueItem, place: number, content: IssueContent, words: Words): Paragraph[] {
  const [title, ...others] = titlesOf(item, content.language);
  const texts = told([
    [words.why, item.whyItMatters],
    [words.abstract, item.abstract?.text],
  ]);
  return [
    new Paragraph({
      heading: HeadingLevel.HEADING_3,
      spacing: { before: 240 },
      children: [plain(`${place}. ${title ?? item.number}`)],
    }),
    ...others.map((other) => new Paragraph({ children: [plain(other)] })),
    ...[...factsOf(item, words), ...texts].map(factParagraph),
    new Paragraph({
      children: [
        new ExternalHyperlink({
          link: documentAddress(item),
          children: [new TextRun({ text: words.link, style: 'Hyperlink', font: fonts })],
        }),
      ],
    }),
  ];
}

function factParagraph([name, value]: Fact): Paragraph {
  return new Paragraph({ children: [new TextRun({ text: `${name}　`, bold: true, font: fonts }), plain(value)] });
}

function plain(text: string): TextRun {
  return new TextRun({ text: text.replaceAll('\n', ' '), font: fonts });
}
