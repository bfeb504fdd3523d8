import { Flex, Tag } from 'antd';
import type { ReactNode } from 'react';
import type { IssueKind } from '../../../shared/push.ts';
import type { DeliveryState, IssueRow, IssueState } from '../../../shared/push-issues.ts';
import { useTexts } from '../../app/language.tsx';
import { issuesTexts } from './issues-texts.ts';
import { pushTexts } from './texts.ts';

const ISSUE_COLOURS: Readonly<Record<IssueState, string>> = {
  draft: 'warning',
  approved: 'success',
  withdrawn: 'default',
};
const DELIVERY_COLOURS: Readonly<Record<DeliveryState, string>> = {
  waiting: 'warning',
  sending: 'warning',
  delivered: 'success',
  failed: 'error',
  cancelled: 'default',
};

export function IssueStateTag({ state }: { readonly state: IssueState }): ReactNode {
  const t = useTexts(pushTexts);
  return <Tag color={ISSUE_COLOURS[state]}>{t.issueState[state]}</Tag>;
}

export function DeliveryStateTag({ state }: { readonly state: DeliveryState }): ReactNode {
  const t = useTexts(pushTexts);
  return <Tag color={DELIVERY_COLOURS[state]}>{t.deliveryState[state]}</Tag>;
}

export function KindName({ kind }: { readonly kind: IssueKind }): ReactNode {
  const t = useTexts(pushTexts);
  return <>{t.kind[kind]}</>;
}

/** How far an issue is delivered, in the words of its states; nothing where nothing went out yet. */
export function Progress({ progress }: { readonly progress: IssueRow['progress'] }): ReactNode {
  const t = useTexts(issuesTexts);
  const { waiting, delivered, failed } = progress;
  return (
    <Flex gap={4} wrap>
      {delivered > 0 && <Tag color="success">{t.delivered(delivered)}</Tag>}
      {waiting > 0 && <Tag color="warning">{t.waiting(waiting)}</Tag>}
      {failed > 0 && <Tag color="error">{t.failed(failed)}</Tag>}
    </Flex>
  );
}
