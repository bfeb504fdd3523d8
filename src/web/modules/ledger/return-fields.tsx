import { Button, Card, Flex, Input, InputNumber, Select, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { NamedPerson, ReturnContent } from '../../../shared/ledger.ts';
import { useTexts } from '../../app/language.tsx';
import { DayField } from './day-field.tsx';
import { returnTexts } from './return-texts.ts';
import { useCountable } from './use-countable.ts';

interface Part {
  readonly content: ReturnContent;
  readonly onChange: (content: ReturnContent) => void;
}

const NOBODY: NamedPerson = { name: '', rank: '', phone: '', mail: '' };

/** The five items of a return, one below the other so that they are filled in on a phone as well. */
export function ReturnFields({ year, content, onChange }: Part & { readonly year: number }): ReactNode {
  const t = useTexts(returnTexts);
  return (
    <Flex vertical gap={12}>
      {(['responsible', 'contact'] as const).map((post) => (
        <Person
          key={post}
          title={t[post]}
          person={content[post] ?? NOBODY}
          onChange={(person) =>
            onChange({ ...content, [post]: Object.values(person).every((value) => value === '') ? null : person })
          }
        />
      ))}
      <Card size="small" title={t.content}>
        <Input.TextArea
          aria-label={t.content}
          placeholder={t.contentAbout}
          autoSize={{ minRows: 4, maxRows: 16 }}
          maxLength={10_000}
          value={content.content}
          onChange={({ target }) => onChange({ ...content, content: target.value })}
        />
      </Card>
      <Schedule content={content} onChange={onChange} />
      <Expected year={year} content={content} onChange={onChange} />
    </Flex>
  );
}

function Person(props: {
  readonly title: string;
  readonly person: NamedPerson;
  readonly onChange: (person: NamedPerson) => void;
}): ReactNode {
  const { title, person, onChange } = props;
  const t = useTexts(returnTexts);
  return (
    <Card size="small" title={title}>
      <Flex gap={8} wrap>
        {(['name', 'rank', 'phone', 'mail'] as const).map((field) => (
          <Labelled key={field} label={t[field]} grow={160}>
            <Input
              aria-label={`${title} ${t[field]}`}
              type={field === 'mail' ? 'email' : field === 'phone' ? 'tel' : 'text'}
              maxLength={field === 'mail' ? 200 : 60}
              value={person[field]}
              onChange={({ target }) => onChange({ ...person, [field]: target.value })}
            />
          </Labelled>
        ))}
      </Flex>
    </Card>
  );
}

function Schedule({ content, onChange }: Part): ReactNode {
  const t = useTexts(returnTexts);
  const { schedule } = content;
  const set = (at: number, changed: Partial<ReturnContent['schedule'][number]>): void =>
    onChange({ ...content, schedule: schedule.map((step, nth) => (nth === at ? { ...step, ...changed } : step)) });
  return (
    <Card size="small" title={t.schedule}>
      <Typography.Paragraph type="secondary">{t.scheduleAbout}</Typography.Paragraph>
      {schedule.map((step, at) => (
        <Flex key={keyAt(at)} gap={8} wrap align="flex-end" style={LINE}>
          <Labelled label={t.nth(t.matter, at + 1)} grow={260}>
            <Input
              aria-label={t.nth(t.matter, at + 1)}
              maxLength={500}
              value={step.matter}
              onChange={({ target }) => set(at, { matter: target.value })}
            />
          </Labelled>
          {(['startOn', 'dueOn'] as const).map((field) => (
            <Labelled key={field} label={t[field]} grow={130}>
              <DayField
                label={t.nth(t[field], at + 1)}
                value={step[field] ?? ''}
                onChange={(day) => set(at, { [field]: day || (field === 'startOn' ? null : '') })}
              />
            </Labelled>
          ))}
          <Button
            aria-label={t.dropOf(t.matter, at + 1)}
            onClick={() => onChange({ ...content, schedule: schedule.filter((_, nth) => nth !== at) })}
          >
            {t.drop}
          </Button>
        </Flex>
      ))}
      <Button
        type="dashed"
        block
        disabled={schedule.length >= 100}
        onClick={() => onChange({ ...content, schedule: [...schedule, { matter: '', startOn: null, dueOn: '' }] })}
      >
        {t.addStep}
      </Button>
    </Card>
  );
}

function Expected({ year, content, onChange }: Part & { readonly year: number }): ReactNode {
  const t = useTexts(returnTexts);
  const countable = useCountable(year);
  const { expected } = content;
  const set = (at: number, changed: Partial<ReturnContent['expected'][number]>): void =>
    onChange({ ...content, expected: expected.map((one, nth) => (nth === at ? { ...one, ...changed } : one)) });
  return (
    <Card size="small" title={t.expected}>
      <Typography.Paragraph type="secondary">{t.expectedAbout}</Typography.Paragraph>
      {expected.map((one, at) => (
        <Flex key={keyAt(at)} gap={8} wrap align="flex-end" style={LINE}>
          <Labelled label={t.nth(t.result, at + 1)} grow={260}>
            <Input
              aria-label={t.nth(t.result, at + 1)}
              maxLength={500}
              value={one.result}
              onChange={({ target }) => set(at, { result: target.value })}
            />
          </Labelled>
          <Labelled label={t.indicator} grow={170}>
            <Select
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              aria-label={t.nth(t.indicator, at + 1)}
              placeholder={t.noIndicator}
              style={{ width: '100%' }}
              value={countable.length === 0 ? null : one.indicator}
              onChange={(indicator) => set(at, { indicator: indicator ?? null })}
              options={countable}
            />
          </Labelled>
          <Labelled label={t.target} grow={90}>
            <InputNumber
              aria-label={t.nth(t.target, at + 1)}
              min={0}
              max={1e12}
              style={{ width: '100%' }}
              value={one.target}
              onChange={(target) => set(at, { target })}
            />
          </Labelled>
          <Button
            aria-label={t.dropOf(t.result, at + 1)}
            onClick={() => onChange({ ...content, expected: expected.filter((_, nth) => nth !== at) })}
          >
            {t.drop}
          </Button>
        </Flex>
      ))}
      <Button
        type="dashed"
        block
        disabled={expected.length >= 100}
        onClick={() => onChange({ ...content, expected: [...expected, { result: '', indicator: null, target: null }] })}
      >
        {t.addResult}
      </Button>
    </Card>
  );
}

/** Lines have no name of their own; what a line is called is its place. */
function keyAt(at: number): string {
  return `line-${at}`;
}

const LINE = { marginBottom: 10 } as const;

function Labelled(props: { readonly label: string; readonly grow: number; readonly children: ReactNode }): ReactNode {
  const { label, grow, children } = props;
  return (
    <div style={{ flex: `1 1 ${grow}px`, minWidth: 0 }}>
      <Typography.Text type="secondary" aria-hidden style={{ fontSize: 12 }}>
        {label}
      </Typography.Text>
      {children}
    </div>
  );
}
