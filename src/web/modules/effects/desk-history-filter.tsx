import { DatePicker, Flex, Input, Select, Tag } from 'antd';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import type { DeskIssue } from '../../../shared/desk.ts';
import { useGet } from '../../app/data.ts';
import { useTexts } from '../../app/language.tsx';
import { deskHistoryTexts } from './desk-history-texts.ts';
import { wordTexts } from './word-texts.ts';

interface FilterProps {
  /** The filters that the list has. */
  readonly names: readonly string[];
  readonly filter: Readonly<Record<string, string>>;
  readonly onChange: (changed: Readonly<Record<string, string | undefined>>) => void;
}

export function HistoryFilter({ names, filter, onChange }: FilterProps): ReactNode {
  const t = useTexts(deskHistoryTexts);
  const words = useTexts(wordTexts);
  if (names.length === 0) return null;
  const has = (name: string): boolean => names.includes(name);
  const ratings = Object.entries(words.rating).map(([value, label]) => ({ value, label }));
  const nodes = Object.entries(words.node).map(([value, label]) => ({ value, label }));
  const select = (name: string, label: string, options: { value: string; label: string }[]): ReactNode =>
    has(name) && (
      <Select
        aria-label={label}
        placeholder={label}
        allowClear
        value={filter[name] ?? null}
        onChange={(value?: string | null) => onChange({ [name]: value ?? undefined })}
        options={options}
        style={{ minWidth: 132 }}
      />
    );
  const day = (name: string) => (filter[name] === undefined ? null : dayjs(filter[name]));
  return (
    <Flex gap={8} wrap style={{ marginBottom: 12 }} align="center">
      {has('text') && (
        <Input.Search
          key={filter.text}
          aria-label={t.text}
          placeholder={t.text}
          allowClear
          defaultValue={filter.text}
          onSearch={(text) => onChange({ text: text.trim() })}
          style={{ maxWidth: 260 }}
        />
      )}
      {select('judged', t.judged, [{ value: 'none', label: t.notJudged }, ...ratings])}
      {select('rating', t.judged, ratings)}
      {select('used', t.used, [{ value: 'any', label: t.usedAtAll }, ...nodes])}
      {select('node', t.used, nodes)}
      {has('from') && (
        <DatePicker.RangePicker
          aria-label={t.dates}
          allowEmpty={[true, true]}
          value={[day('from'), day('to')]}
          onChange={(range) =>
            onChange({ from: range?.[0]?.format('YYYY-MM-DD'), to: range?.[1]?.format('YYYY-MM-DD') })
          }
          style={{ maxWidth: 260 }}
        />
      )}
      {filter.issue !== undefined && (
        <IssueTag id={Number(filter.issue)} onClose={() => onChange({ issue: undefined })} />
      )}
    </Flex>
  );
}

function IssueTag({ id, onClose }: { readonly id: number; readonly onClose: () => void }): ReactNode {
  const t = useTexts(deskHistoryTexts);
  const { data } = useGet<DeskIssue[]>('/api/desk/issues');
  const issue = data?.find((one) => one.id === id);
  return (
    <Tag closable onClose={onClose}>
      {t.ofIssue(issue?.number ?? id)}
    </Tag>
  );
}
