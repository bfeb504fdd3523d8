import { Alert } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { OPENID_PROBLEM, OPENID_PROBLEMS, type OpenIdProblem } from '../../../shared/openid-problems.ts';
import { useTexts } from '../../app/language.tsx';
import { openIdTexts } from './openid-texts.ts';

/** Says why somebody who was at the identity service is at the entrance again; read once from the address, and taken out of it. */
export function OpenIdNotice(): ReactNode {
  const t = useTexts(openIdTexts);
  const [problem] = useState(problemInAddress);
  useEffect(() => {
    const address = new URL(location.href);
    if (!address.searchParams.has(OPENID_PROBLEM)) return;
    address.searchParams.delete(OPENID_PROBLEM);
    history.replaceState(history.state, '', address);
  }, []);
  if (problem === undefined) return null;
  return <Alert type="warning" showIcon role="alert" title={t.problems[problem]} style={{ marginBottom: 16 }} />;
}

function problemInAddress(): OpenIdProblem | undefined {
  const named = new URLSearchParams(location.search).get(OPENID_PROBLEM);
  return OPENID_PROBLEMS.find((each) => each === named);
}
