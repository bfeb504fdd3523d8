import { Result } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useTexts } from './language.tsx';
import { layoutTexts } from './texts.ts';

export function NothingHere(): ReactNode {
  const t = useTexts(layoutTexts);
  return <Result status="404" title={t.nothingHere} extra={<Link to="/">{t.toStart}</Link>} />;
}
