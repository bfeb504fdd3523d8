import { Button, Flex } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ServicePointStep } from '../../../shared/network-service-points.ts';
import { SERVICE_POINT_STEP_WORDS } from '../../../shared/network-words.ts';
import { useLanguage } from '../../app/language.tsx';
import { StepDrawer } from './step-drawer.tsx';

/** The steps that the reader may take next with a service point. */
export function StepButtons(props: {
  readonly unit: { readonly id: number; readonly name: string };
  readonly next: readonly ServicePointStep[];
  readonly year: number;
}): ReactNode {
  const { unit, next, year } = props;
  const { tell } = useLanguage();
  const [step, setStep] = useState<ServicePointStep>();
  return (
    <Flex gap={4} wrap>
      {next.map((each) => (
        <Button key={each} size="small" onClick={() => setStep(each)}>
          {tell(SERVICE_POINT_STEP_WORDS[each])}
        </Button>
      ))}
      {step !== undefined && <StepDrawer unit={unit} step={step} year={year} onClose={() => setStep(undefined)} />}
    </Flex>
  );
}
