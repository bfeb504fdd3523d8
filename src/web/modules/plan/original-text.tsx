import { Card, Typography, theme } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import type { Place, PlanView } from '../../../shared/plan.ts';
import { useTexts } from '../../app/language.tsx';
import { usePlaceShown } from './place-shown.tsx';
import { readingTexts } from './reading-texts.ts';

/** The notice as it came. The words that are being looked at are lit and scrolled to; those not understood are marked. */
export function OriginalText(props: {
  readonly original: NonNullable<PlanView['original']>;
  readonly doubtful: readonly Place[];
}): ReactNode {
  const { original, doubtful } = props;
  const t = useTexts(readingTexts);
  const { token } = theme.useToken();
  const { shown } = usePlaceShown();
  const lit = useRef<HTMLElement>(null);
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (shown !== undefined && lit.current !== null && box.current !== null) reveal(lit.current, box.current);
  }, [shown]);
  const amber = { background: token.colorWarningBg, borderBlockEnd: `2px solid ${token.colorWarning}` };
  return (
    <Card
      size="small"
      title={t.original}
      extra={<Typography.Text type="secondary">{original.name}</Typography.Text>}
      style={{ position: 'sticky', top: 64 }}
      styles={{ body: { padding: 0 } }}
    >
      <section
        ref={box}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
        tabIndex={0}
        aria-label={t.original}
        style={{
          ...{ position: 'relative', overflowY: 'auto', height: 'calc(100vh - 190px)', padding: '8px 14px' },
          ...{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', lineHeight: 1.8 },
        }}
      >
        {piecesOf(original.text, shown, doubtful).map(({ start, text, isShown, isDoubtful }) =>
          isShown ? (
            <mark key={start} ref={start === shown?.start ? lit : null}>
              {text}
            </mark>
          ) : (
            <span key={start} style={isDoubtful ? amber : undefined}>
              {text}
            </span>
          ),
        )}
      </section>
    </Card>
  );
}

/** Scrolls the box alone, so that the other side stays where the reader is. */
function reveal(words: HTMLElement, box: HTMLElement): void {
  const top = words.offsetTop;
  if (top >= box.scrollTop && top + words.offsetHeight <= box.scrollTop + box.clientHeight) return;
  box.scrollTop = Math.max(0, top - box.clientHeight / 3);
}

function piecesOf(text: string, shown: Place | undefined, doubtful: readonly Place[]) {
  const places = shown === undefined ? doubtful : [shown, ...doubtful];
  const cuts = new Set([0, text.length, ...places.flatMap(({ start, end }) => [start, end])]);
  const points = [...cuts].filter((at) => at <= text.length).sort((one, other) => one - other);
  return points.slice(0, -1).map((start, at) => {
    const inside = (place: Place): boolean => place.start <= start && start < place.end;
    return {
      start,
      text: text.slice(start, points[at + 1]),
      isShown: shown !== undefined && inside(shown),
      isDoubtful: doubtful.some(inside),
    };
  });
}
