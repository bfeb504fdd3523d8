import { useQueryClient } from '@tanstack/react-query';
import { Button, Card, Flex } from 'antd';
import { type ReactNode, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { ImportsPage } from '../../../shared/imports.ts';
import { useGet } from '../../app/data.ts';
import { useTexts } from '../../app/language.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ImportFolder } from './import-folder.tsx';
import { ImportProgress } from './import-progress.tsx';
import { ImportTable } from './import-table.tsx';
import { importTexts } from './import-texts.ts';
import { IMPORTS, useImportsUnderWay } from './import-under-way.ts';
import { ImportUpload } from './import-upload.tsx';

/** Files are given here and followed to the store. */
export default function ImportsList(): ReactNode {
  const t = useTexts(importTexts);
  const client = useQueryClient();
  const [address] = useSearchParams();
  const before = address.get('before') ?? undefined;
  const [choosing, setChoosing] = useState(false);
  const { data, error, isPending, refetch } = useGet<ImportsPage>(IMPORTS, before === undefined ? {} : { before }, {
    keepPrevious: true,
  });
  const open = [...(data?.requests ?? []), ...(data?.imports ?? [])].filter(isOpen);
  const told = useImportsUnderWay(open.length > 0);
  const underWay = told.length > 0 ? told : open;
  const ended = [...(data?.requests.toReversed() ?? []), ...(data?.imports ?? [])].filter((line) => !isOpen(line));
  const renew = (): void => void client.invalidateQueries({ queryKey: [IMPORTS] });
  return (
    <>
      <PageHeader
        title={t.title}
        about={t.about}
        actions={data?.upload.folder === true && <Button onClick={() => setChoosing(true)}>{t.folder}</Button>}
      />
      <ProblemNotice problem={error} onRetry={() => void refetch()} />
      <Flex vertical gap={16}>
        {data !== undefined && before === undefined && (
          <ImportUpload settings={data.upload} formats={data.formats} onAsked={renew} />
        )}
        {open.length > 0 && <ImportProgress lines={underWay} />}
        <Card
          size="small"
          title={t.all}
          extra={
            <Flex gap={8} align="center" wrap>
              {t.screenNext}
              <LinkButton size="small" to="/queue">
                {t.toQueue}
              </LinkButton>
            </Flex>
          }
        >
          <ImportTable lines={ended} loading={isPending} />
          {data !== undefined && data.next !== null && (
            <LinkButton to={`/imports?before=${data.next}`} style={{ marginTop: 12 }}>
              {t.older}
            </LinkButton>
          )}
        </Card>
      </Flex>
      {choosing && <ImportFolder onAsked={renew} onClose={() => setChoosing(false)} />}
    </>
  );
}

function isOpen({ state }: ImportsPage['imports'][number]): boolean {
  return state === 'waiting' || state === 'running';
}
