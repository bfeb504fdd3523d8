import { Flex, Spin, Typography } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { post } from '../../app/api.ts';
import { useTexts } from '../../app/language.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { CodeForm } from './entrance-forms.tsx';
import { entranceTexts } from './texts.ts';

interface Shown {
  readonly secret: string;
  readonly picture: string;
}

/** The secret is made by the server when the form opens, and shown this once. */
export function EnrolmentForm(): ReactNode {
  const t = useTexts(entranceTexts);
  const [shown, setShown] = useState<Shown>();
  const [problem, setProblem] = useState<unknown>();
  useEffect(() => {
    let left = false;
    const begin = async (): Promise<void> => {
      const { address, secret } = await post<{ address: string; secret: string }>('/api/session/enrolment');
      const { toDataURL } = await import('qrcode');
      const picture = await toDataURL(address, { margin: 1, width: 200 });
      if (!left) setShown({ secret, picture });
    };
    begin().catch(setProblem);
    return () => {
      left = true;
    };
  }, []);
  return (
    <>
      <ProblemNotice problem={problem} />
      {shown === undefined ? (
        <Spin />
      ) : (
        <Flex vertical align="center" gap={8} style={{ marginBottom: 16 }}>
          <img src={shown.picture} alt={t.enrolCode} width={200} height={200} />
          <Typography.Text copyable code aria-label={t.secret}>
            {shown.secret}
          </Typography.Text>
        </Flex>
      )}
      <CodeForm path="/api/session/enrolment/code" />
    </>
  );
}
