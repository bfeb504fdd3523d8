import { Card, Flex, Segmented, Skeleton, Statistic, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import type { FlowAnswer, FlowDimension } from '../../../shared/flow.ts';
import { useGet } from '../../app/data.ts';
import { useTexts } from '../../app/language.tsx';
import { useMay } from '../../app/session.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { DIMENSIONS, filterOf, oneOf } from './flow-address.ts';
import { FlowFilterForm } from './flow-filter-form.tsx';
import { FlowFunnel } from './flow-funnel.tsx';
import { FlowLines } from './flow-lines.tsx';
import { flowTexts } from './flow-texts.ts';

/** What an enterprise that looks at its own flow has nothing to divide by. */
const OF_THE_HOUSE: readonly FlowDimension[] = ['enterprise', 'region'];

/** The filter and the dimension stand in the address. */
export default function FlowPage(): ReactNode {
  const t = useTexts(flowTexts);
  const [address, setAddress] = useSearchParams();
  const filter = filterOf(address);
  const isOwn = useMay('ip-manager');
  const by = oneOf(DIMENSIONS, address.get('by'), 'week');
  const { data, error, refetch } = useGet<FlowAnswer>('/api/flow', { ...filter, by }, { keepPrevious: true });
  return (
    <>
      <PageHeader title={t.title} about={t.about} />
      <FlowFilterForm filter={filter} onChange={(next) => setAddress({ ...next, by })} />
      <ProblemNotice problem={error} onRetry={() => void refetch()} />
      {data === undefined && error === null && <Skeleton active paragraph={{ rows: 10 }} />}
      {data !== undefined && (
        <>
          <Card size="small" title={t.from} style={{ marginBottom: 16 }}>
            <FlowFunnel answer={data} filter={filter} />
            <Precision answer={data} />
          </Card>
          <Segmented<FlowDimension>
            aria-label={t.by}
            value={by}
            onChange={(next) => setAddress({ ...filter, by: next })}
            options={DIMENSIONS.filter((one) => !isOwn || !OF_THE_HOUSE.includes(one)).map((value) => ({
              value,
              label: t.dimensions[value],
            }))}
            style={{ marginBottom: 12 }}
          />
          <FlowLines by={by} lines={data.lines} filter={filter} />
        </>
      )}
    </>
  );
}

function Precision({ answer }: { readonly answer: FlowAnswer }): ReactNode {
  const t = useTexts(flowTexts);
  const { precision, judged, relevant } = answer.counts;
  return (
    <Flex gap={12} align="baseline" wrap style={{ marginTop: 8 }}>
      <Statistic
        title={t.precisionAbout}
        value={precision === null ? t.noPrecision : t.precisionOf(Math.round(precision * 100), judged, relevant)}
        styles={{ content: { fontSize: 16 } }}
      />
      {answer.undivided.length > 0 && <Typography.Text type="secondary">* {t.undivided}</Typography.Text>}
    </Flex>
  );
}
