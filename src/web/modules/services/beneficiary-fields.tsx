import { Form, Input, Radio } from 'antd';
import type { ReactNode } from 'react';
import type { BeneficiaryKnown, ServiceBeneficiary } from '../../../shared/services.ts';
import { useGet } from '../../app/data.ts';
import { useTexts } from '../../app/language.tsx';
import type { Written } from './service-values.ts';
import { servicesTexts } from './texts.ts';

/** A code has so many characters; the server tells whether it is a right one. */
const CODE_LENGTH = 18;

/** For whom it was. A code that is known needs no name; a wrong one is told before anything is sent. */
export function BeneficiaryFields({ before }: { readonly before?: ServiceBeneficiary }): ReactNode {
  const t = useTexts(servicesTexts);
  const form = Form.useFormInstance<Written>();
  const whom = Form.useWatch('whom', form) ?? 'code';
  const creditCode = (Form.useWatch('creditCode', form) ?? '').replaceAll(/\s/g, '');
  const isWhole = whom === 'code' && creditCode.length === CODE_LENGTH;
  const { data, error } = useGet<BeneficiaryKnown>('/api/services/beneficiary', { creditCode }, { enabled: isWhole });
  const known = isWhole ? (data?.name ?? undefined) : undefined;
  const required = [{ required: true, whitespace: true, message: t.required }];
  const wrong = isWhole && error !== null ? { validateStatus: 'error' as const, help: error.message } : {};
  return (
    <>
      <Form.Item name="whom" label={t.whom}>
        <Radio.Group
          optionType="button"
          options={[
            ...(before === undefined ? [] : [{ value: 'same', label: t.forSame(before.name) }]),
            { value: 'code', label: t.forCode },
            { value: 'public', label: t.forPublic },
          ]}
        />
      </Form.Item>
      {whom === 'code' && (
        <Form.Item
          name="creditCode"
          label={t.creditCode}
          rules={required}
          {...(known === undefined ? {} : { extra: t.known(known) })}
          {...wrong}
        >
          <Input maxLength={40} autoCapitalize="characters" autoComplete="off" spellCheck={false} />
        </Form.Item>
      )}
      {whom === 'code' && known === undefined && (
        <Form.Item name="name" label={t.name} extra={t.nameAbout}>
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
      )}
    </>
  );
}
