import { CheckOutlined, CloseOutlined, QuestionOutlined } from '@ant-design/icons';
import { Button, Flex, Typography, theme } from 'antd';
import { type ReactNode, useState } from 'react';
import type { DeskItem } from '../../../shared/desk.ts';
import type { FeedbackReason } from '../../../shared/effects.ts';
import type { Rating } from '../../../shared/push.ts';
import { useTexts } from '../../app/language.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import './desk.css';
import { useSaying } from './desk-data.ts';
import { deskTexts } from './desk-texts.ts';
import { wordTexts } from './word-texts.ts';

const ICONS: Readonly<Record<Rating, ReactNode>> = {
  relevant: <CheckOutlined />,
  possibly: <QuestionOutlined />,
  irrelevant: <CloseOutlined />,
};
const RATINGS = Object.keys(ICONS) as Rating[];
const REASONS: readonly FeedbackReason[] = ['wrong-field', 'too-broad', 'known-already', 'language', 'other'];

/** One click judges. Only then, and only of what is irrelevant, is a reason asked for, and nobody has to give one. */
export function JudgeButtons({ item }: { readonly item: Pick<DeskItem, 'id' | 'number' | 'judgement'> }): ReactNode {
  const t = useTexts(deskTexts);
  const words = useTexts(wordTexts);
  const colours = useColours();
  const saying = useSaying(item.id);
  const [asks, setAsks] = useState(false);
  const { judgement } = item;
  const judge = (rating: Rating): void => {
    if (judgement?.rating === rating && judgement.reason === null) {
      setAsks(rating === 'irrelevant');
      return;
    }
    saying.mutate({ what: 'judgements', input: { rating } }, { onSuccess: () => setAsks(rating === 'irrelevant') });
  };
  return (
    <div>
      <ProblemNotice problem={saying.error} />
      <fieldset className="judge" aria-label={`${t.judge} (${item.number})`}>
        {RATINGS.map((rating) => {
          const chosen = judgement?.rating === rating;
          return (
            <Button
              key={rating}
              icon={ICONS[rating]}
              aria-pressed={chosen}
              disabled={saying.isPending}
              onClick={() => judge(rating)}
              style={chosen ? { borderColor: colours[rating], color: colours[rating], fontWeight: 600 } : {}}
              className={chosen ? 'chosen' : ''}
            >
              {words.rating[rating]}
            </Button>
          );
        })}
      </fieldset>
      {judgement?.rating === 'irrelevant' && (asks || judgement.reason !== null) && (
        <div style={{ marginTop: 12 }} role="status">
          <Typography.Text type="secondary">{judgement.reason === null ? t.whyNot : t.thanksReason}</Typography.Text>
          <Flex gap={8} wrap style={{ marginTop: 8 }}>
            {REASONS.map((reason) => (
              <Button
                key={reason}
                size="small"
                shape="round"
                aria-pressed={judgement.reason === reason}
                type={judgement.reason === reason ? 'primary' : 'default'}
                ghost={judgement.reason === reason}
                disabled={saying.isPending}
                onClick={() => saying.mutate({ what: 'judgements', input: { rating: 'irrelevant', reason } })}
              >
                {words.reason[reason]}
              </Button>
            ))}
          </Flex>
        </div>
      )}
    </div>
  );
}

/** Green is relevant, amber doubtful, red refused. */
function useColours(): Readonly<Record<Rating, string>> {
  const { token } = theme.useToken();
  return { relevant: token.colorSuccess, possibly: token.colorWarning, irrelevant: token.colorError };
}
