import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { addressOf } from '../app/api.ts';
import { defineTexts, useLanguage, useTexts } from '../app/language.tsx';

const takeAwayTexts = defineTexts(
  { xlsx: '导出 Excel', docx: '导出 Word', pdf: '打印 PDF' },
  { xlsx: 'Excel', docx: 'Word', pdf: 'PDF to print' },
);

export type FileFormat = 'xlsx' | 'docx' | 'pdf';

/**
 * Buttons that take what a page shows away as files, in the language of the page unless they are of one language. `path` is without the
 * ending of the file.
 */
export function TakeAway({
  path,
  formats,
  params = {},
  ofOneLanguage = false,
}: {
  readonly path: string;
  readonly formats: readonly FileFormat[];
  readonly params?: Readonly<Record<string, string | number | undefined>>;
  readonly ofOneLanguage?: boolean;
}): ReactNode {
  const t = useTexts(takeAwayTexts);
  const { spoken } = useLanguage();
  const asked = ofOneLanguage ? params : { ...params, language: spoken };
  return formats.map((format) => (
    <Button key={format} icon={<DownloadOutlined />} href={addressOf(`${path}.${format}`, asked)} download>
      {t[format]}
    </Button>
  ));
}
