import { Button, DatePicker, Flex, Select } from 'antd';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import type { FlowChoices } from '../../../shared/flow.ts';
import { useGet } from '../../app/data.ts';
import { useTexts } from '../../app/language.tsx';
import { useMay } from '../../app/session.tsx';
import type { FlowFilter } from './flow-address.ts';
import { useFlowLabels } from './flow-labels.ts';
import { flowTexts } from './flow-texts.ts';
import { wordTexts } from './word-texts.ts';

export function FlowFilterForm(props: {
  readonly filter: FlowFilter;
  readonly onChange: (filter: Record<string, string>) => void;
}): ReactNode {
  const t = useTexts(flowTexts);
  const words = useTexts(wordTexts);
  const { profileName } = useFlowLabels();
  const isOwn = useMay('ip-manager');
  const { data } = useGet<FlowChoices>('/api/flow/choices');
  const { filter, onChange } = props;
  const set = (changed: FlowFilter | Record<keyof FlowFilter, undefined>): void => {
    const next: Record<string, string> = {};
    for (const [name, value] of Object.entries({ ...filter, ...changed })) if (value !== undefined) next[name] = value;
    onChange(next);
  };
  const enterprises = data?.enterprises ?? [];
  const regions = [...new Set(enterprises.map(({ region }) => region ?? ''))].sort();
  const profiles = (data?.profiles ?? []).filter(
    ({ enterprise }) => filter.enterprise === undefined || enterprise === Number(filter.enterprise),
  );
  const select = (
    name: 'enterprise' | 'profile' | 'region' | 'template',
    label: string,
    options: { value: string; label: string }[],
    others: readonly (keyof FlowFilter)[] = [],
  ): ReactNode => (
    <Select
      aria-label={label}
      placeholder={label}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      value={filter[name] ?? null}
      onChange={(value?: string | null) =>
        set({ ...Object.fromEntries(others.map((other) => [other, undefined])), [name]: value ?? undefined })
      }
      options={options}
      style={{ width: 190 }}
    />
  );
  const day = (name: 'from' | 'to') => (filter[name] === undefined ? null : dayjs(filter[name]));
  return (
    <Flex gap={8} wrap style={{ marginBottom: 16 }} role="search" aria-label={t.filter}>
      <DatePicker.RangePicker
        aria-label={t.dates}
        allowEmpty={[true, true]}
        value={[day('from'), day('to')]}
        onChange={(range) =>
          set({
            from: range?.[0]?.format('YYYY-MM-DD'),
            to: range?.[1]?.format('YYYY-MM-DD'),
          } as FlowFilter)
        }
      />
      {!isOwn &&
        select(
          'enterprise',
          t.enterprise,
          enterprises.map(({ id, name }) => ({ value: String(id), label: name })),
          ['profile'],
        )}
      {select(
        'profile',
        t.profile,
        profiles.map(({ id, label }) => ({
          value: String(id),
          label: isOwn ? profileName(label) : `${label.enterprise} · ${profileName(label)}`,
        })),
      )}
      {!isOwn &&
        select(
          'region',
          t.region,
          regions.map((region) => ({ value: region, label: region === '' ? t.noRegion : region })),
        )}
      {select(
        'template',
        t.template,
        Object.entries(words.kind).map(([value, label]) => ({ value, label })),
      )}
      {Object.keys(filter).length > 0 && <Button onClick={() => onChange({})}>{t.clear}</Button>}
    </Flex>
  );
}
