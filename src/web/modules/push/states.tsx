import { Flex, Tag, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { IssueKind } from '../../../shared/push.ts';
import type { DeliveryState, IssueRow, IssueState } from '../../../shared/push-issues.ts';
import { useTexts } from '../../app/language.tsx';
import { issuesTexts } from './issues-texts.ts';
import { pushTexts } from './texts.ts';

type Colour = 'success' | 'warning' | 'danger' | 'secondary';

const ISSUE_COLOURS: Readonly<Record<IssueState, Colour>> = {
  draft: 'warning',
  approved: 'success',
  withdrawn: 'secondary',
};
const DELIVERY_COLOURS: Readonly<Record<DeliveryState, Colour>> = {
  waiting: 'warning',
  sending: 'warning',
  delivered: 'success',
  failed: 'danger',
  cancelled: 'secondary',
};

/** A state in a word. The colour is that of the word, which stays readable in light and dark. */
export function StateWord({ colour, children }: { readonly colour: Colour; readonly children: ReactNode }): ReactNode {
  return (
    <Tag>
      <Typography.Text type={colour} style={{ fontSize: 'inherit' }}>
        {children}
      </Typography.Text>
    </Tag>
  );
}

export function IssueStateTag({ state }: { readonly state: IssueState }): ReactNode {
  const t = useTexts(pushTexts);
  return <StateWord colour={ISSUE_COLOURS[state]}>{t.issueState[state]}</StateWord>;
}

export function DeliveryStateTag({ state }: { readonly state: DeliveryState }): ReactNode {
  const t = useTexts(pushTexts);
  return <StateWord colour={DELIVERY_COLOURS[state]}>{t.deliveryState[state]}</StateWord>;
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
      {delivered > 0 && <StateWord colour="success">{t.delivered(delivered)}</StateWord>}
      {waiting > 0 && <StateWord colour="warning">{t.waiting(waiting)}</StateWord>}
      {failed > 0 && <StateWord colour="danger">{t.failed(failed)}</StateWord>}
    </Flex>
  );
}
