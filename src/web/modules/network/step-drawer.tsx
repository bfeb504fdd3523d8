import { Form, Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import {
  EVALUATION_RESULTS,
  type ServicePointStep,
  type ServicePointStepInput,
} from '../../../shared/network-service-points.ts';
import { EVALUATION_WORDS, SERVICE_POINT_STEP_WORDS } from '../../../shared/network-words.ts';
import { post } from '../../app/api.ts';
import { useTexts } from '../../app/language.tsx';
import { DayField } from './day-field.tsx';
import { FormDrawer } from './form-drawer.tsx';
import { pointTexts } from './point-texts.ts';
import { useLabel } from './use-label.ts';

type Filled = Pick<ServicePointStepInput, 'year' | 'on'> & Partial<ServicePointStepInput>;

/** Takes one step with a service point. */
export function StepDrawer(props: {
  readonly unit: { readonly id: number; readonly name: string };
  readonly step: ServicePointStep;
  readonly year: number;
  readonly onClose: () => void;
}): ReactNode {
  const { unit, step, year, onClose } = props;
  const t = useTexts(pointTexts);
  const label = useLabel();
  const required = [{ required: true, message: t.required }];
  return (
    <FormDrawer<Filled>
      title={`${label(SERVICE_POINT_STEP_WORDS[step])} · ${unit.name}`}
      initial={{ year }}
      renews={['/api/network/service-points', `/api/network/units/${unit.id}`, '/api/network/units']}
      send={({ rank = null, result = null, rectifyBy = null, document = '', note = '', ...filled }) =>
        post(`/api/network/service-points/${unit.id}/steps`, {
          ...{ ...filled, step, rank, result, document, note },
          rectifyBy: result === 'unqualified' ? rectifyBy : null,
        })
      }
      onClose={onClose}
    >
      <Form.Item name="year" label={t.year} rules={required}>
        <InputNumber min={1980} max={2200} precision={0} style={{ width: '100%' }} />
      </Form.Item>
      <DayField name="on" label={t.on} />
      {step === 'recommend' && (
        <Form.Item name="rank" label={t.rank} extra={t.rankAbout} rules={required}>
          <InputNumber min={1} max={9999} precision={0} style={{ width: '100%' }} />
        </Form.Item>
      )}
      {step === 'evaluate' && (
        <Form.Item name="result" label={t.result} rules={required}>
          <Select options={EVALUATION_RESULTS.map((value) => ({ value, label: label(EVALUATION_WORDS[value]) }))} />
        </Form.Item>
      )}
      <Form.Item noStyle dependencies={['result']}>
        {({ getFieldValue }) =>
          getFieldValue('result') === 'unqualified' && (
            <DayField name="rectifyBy" label={t.rectifyBy} about={t.rectifyByAbout} optional />
          )
        }
      </Form.Item>
      <Form.Item name="document" label={t.document}>
        <Input maxLength={300} />
      </Form.Item>
      <Form.Item name="note" label={t.note}>
        <Input.TextArea maxLength={2000} autoSize={{ minRows: 2 }} />
      </Form.Item>
    </FormDrawer>
  );
}
