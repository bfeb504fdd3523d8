import { Card, Flex, Timeline, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { UnitPage } from '../../../shared/network-pages.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { PointState, StepLine } from './point-state.tsx';
import { pointTexts } from './point-texts.ts';
import { StepButtons } from './step-buttons.tsx';
import { thisYear } from './use-year.ts';

type Props = UnitPage['servicePoint'] & { readonly unit: { readonly id: number; readonly name: string } };

/** The life of an organisation as a service point, the latest step first. */
export function ServicePointCard({ unit, state, steps, due, next }: Props): ReactNode {
  const t = useTexts(pointTexts);
  const { stops } = useLanguage();
  return (
    <Card
      size="small"
      title={
        <Flex gap={8} align="center">
          {t.life}
          {state !== null && <PointState state={state} />}
        </Flex>
      }
      extra={<StepButtons unit={unit} next={next} year={thisYear()} />}
      style={{ marginBottom: 16 }}
    >
      {due !== null && <Typography.Text className="tabular">{t.dueBy[due.act](due.on)}</Typography.Text>}
      {steps.length === 0 && <Typography.Text type="secondary">{t.noSteps}</Typography.Text>}
      <Timeline
        style={{ marginTop: 8 }}
        items={steps.toReversed().map((step) => ({
          key: step.id,
          content: (
            <>
              <StepLine step={step} />
              <div>
                <Typography.Text type="secondary">
                  {[t.ofYear(step.year), step.document, step.note].filter((said) => said !== '').join(stops.apart)}
                </Typography.Text>
              </div>
            </>
          ),
        }))}
      />
    </Card>
  );
}
