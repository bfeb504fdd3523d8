import { Button, Flex } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ServicePointStep } from '../../../shared/network-service-points.ts';
import { SERVICE_POINT_STEP_WORDS } from '../../../shared/network-words.ts';
import { StepDrawer } from './step-drawer.tsx';
import { useLabel } from './use-label.ts';

/** The steps that the reader may take next with a service point. */
export function StepButtons(props: {
  readonly unit: { readonly id: number; readonly name: string };
  readonly next: readonly ServicePointStep[];
  readonly year: number;
}): ReactNode {
  const { unit, next, year } = props;
  const label = useLabel();
  const [step, setStep] = useState<ServicePointStep>();
  return (
    <Flex gap={4} wrap>
      {next.map((each) => (
        <Button key={each} size="small" onClick={() => setStep(each)}>
          {label(SERVICE_POINT_STEP_WORDS[each])}
        </Button>
      ))}
      {step !== undefined && <StepDrawer unit={unit} step={step} year={year} onClose={() => setStep(undefined)} />}
    </Flex>
  );
}
