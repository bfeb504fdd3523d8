import { InboxOutlined } from '@ant-design/icons';
import { App, Button, Flex, Progress, Typography, Upload } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import type { ImportsAsked, ImportsPage } from '../../../shared/imports.ts';
import { upload } from '../../app/api.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { sizeOf } from './import-state.tsx';
import { importTexts } from './import-texts.ts';

interface Going {
  readonly name: string;
  readonly percent: number;
}

/** Takes files by choice or by drop and sends them one after the other, so that each says for itself what is wrong with it. */
export function ImportUpload(props: {
  readonly settings: ImportsPage['upload'];
  readonly formats: ImportsPage['formats'];
  readonly onAsked: () => void;
}): ReactNode {
  const { settings, formats, onAsked } = props;
  const t = useTexts(importTexts);
  const { tell } = useLanguage();
  const { message } = App.useApp();
  const [going, setGoing] = useState<Going>();
  const [problems, setProblems] = useState<readonly string[]>([]);
  const stop = useRef<AbortController>(null);

  const send = async (files: readonly File[]): Promise<void> => {
    const refused: string[] = [];
    const stopping = new AbortController();
    stop.current = stopping;
    let taken = 0;
    for (const file of files) {
      if (stopping.signal.aborted) break;
      const refusal = refusalOf(file);
      if (refusal !== undefined) {
        refused.push(refusal);
        continue;
      }
      try {
        setGoing({ name: file.name, percent: 0 });
        const onProgress = (part: number): void => setGoing({ name: file.name, percent: Math.floor(part * 100) });
        const form = new FormData();
        form.append('files', file);
        const { requests } = await upload<ImportsAsked>('/api/imports', form, onProgress, stopping.signal);
        taken += requests.length;
        onAsked();
      } catch (error) {
        if (!stopping.signal.aborted) refused.push(error instanceof Error ? error.message : String(error));
      }
    }
    setGoing(undefined);
    setProblems(refused);
    if (taken > 0) void message.success(t.uploaded(taken));
  };
  const refusalOf = (file: File): string | undefined => {
    if (file.size === 0) return t.empty(file.name);
    return file.size > settings.limit ? t.tooLarge(file.name, sizeOf(settings.limit)) : undefined;
  };

  return (
    <Flex vertical gap={8}>
      <Upload.Dragger
        multiple
        showUploadList={false}
        disabled={going !== undefined}
        aria-label={t.choose}
        beforeUpload={(file, all) => {
          if (file === all[0]) void send(all);
          return false;
        }}
      >
        <Flex vertical align="center" gap={4} style={{ padding: 8 }}>
          <InboxOutlined style={{ fontSize: 28 }} />
          <Typography.Text>{t.drop}</Typography.Text>
          <Typography.Text type="secondary">{t.limit(sizeOf(settings.limit), settings.files)}</Typography.Text>
        </Flex>
      </Upload.Dragger>
      {going !== undefined && (
        <Flex gap={12} align="center" role="status">
          <Typography.Text ellipsis style={{ flex: 1 }}>
            {t.uploading(going.name, going.percent)}
          </Typography.Text>
          <Progress percent={going.percent} showInfo={false} style={{ width: 200 }} />
          <Button size="small" onClick={() => stop.current?.abort()}>
            {t.stopUpload}
          </Button>
        </Flex>
      )}
      {problems.map((problem) => (
        <ProblemNotice key={problem} problem={problem} />
      ))}
      <details>
        <summary style={{ cursor: 'pointer' }}>{t.formats}</summary>
        <ul style={{ margin: '4px 0', paddingInlineStart: 20 }}>
          {formats.map((format) => (
            <li key={format.en}>{tell(format)}</li>
          ))}
        </ul>
      </details>
    </Flex>
  );
}
