import { Tag } from 'antd';
import type { ReactNode } from 'react';
import type { ServicePointState, ServicePointStepView } from '../../../shared/network-service-points.ts';
import {
  EVALUATION_WORDS,
  SERVICE_POINT_STATE_WORDS,
  SERVICE_POINT_STEP_WORDS,
} from '../../../shared/network-words.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { pointTexts } from './point-texts.ts';
import { useLabel } from './use-label.ts';

const COLOURS: Readonly<Record<ServicePointState, string>> = {
  applied: 'processing',
  recommended: 'processing',
  declined: 'default',
  approved: 'success',
  filed: 'success',
  running: 'success',
  rectifying: 'warning',
  withdrawn: 'default',
};

export function PointState({ state }: { readonly state: ServicePointState }): ReactNode {
  const label = useLabel();
  return <Tag color={COLOURS[state]}>{label(SERVICE_POINT_STATE_WORDS[state])}</Tag>;
}

/** A step in a line: its day, and its rank or result. */
export function StepLine({ step }: { readonly step: ServicePointStepView }): ReactNode {
  const t = useTexts(pointTexts);
  const { stops } = useLanguage();
  const label = useLabel();
  const more = [
    ...(step.rank === null ? [] : [t.rankOf(step.rank)]),
    ...(step.result === null ? [] : [label(EVALUATION_WORDS[step.result])]),
  ];
  return [t.line(step.on, label(SERVICE_POINT_STEP_WORDS[step.step])), ...more].join(stops.list);
}
