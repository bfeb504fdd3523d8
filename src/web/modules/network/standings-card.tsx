import { Button, Card, Flex, Form, Input, InputNumber, Popconfirm, Select, Table } from 'antd';
import { type ReactNode, useState } from 'react';
import {
  STANDING_GRADES,
  STANDINGS,
  type StandingInput,
  type StandingName,
  type StandingView,
} from '../../../shared/network-standings.ts';
import { GRADE_WORDS, STANDING_WORDS } from '../../../shared/network-words.ts';
import { post, put, remove } from '../../app/api.ts';
import { useTexts } from '../../app/language.tsx';
import { useChange } from '../../app/use-change.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { FormDrawer } from './form-drawer.tsx';
import { unitTexts } from './unit-texts.ts';
import { useLabel } from './use-label.ts';
import { thisYear } from './use-year.ts';

interface Props {
  readonly unitId: number;
  readonly standings: readonly StandingView[];
  readonly edits: boolean;
}

/** What an organisation was and is in the programme, by years. */
export function StandingsCard({ unitId, standings, edits }: Props): ReactNode {
  const t = useTexts(unitTexts);
  const label = useLabel();
  const path = `/api/network/units/${unitId}`;
  const { problem, run } = useChange(path, '/api/network/units');
  const [adding, setAdding] = useState(false);
  const [ending, setEnding] = useState<StandingView>();
  return (
    <Card
      size="small"
      title={t.standings}
      style={{ marginBottom: 16 }}
      extra={
        edits && (
          <Button size="small" onClick={() => setAdding(true)}>
            {t.addStanding}
          </Button>
        )
      }
    >
      <ProblemNotice problem={problem} />
      <Table<StandingView>
        size="small"
        rowKey="id"
        pagination={false}
        dataSource={standings}
        locale={{ emptyText: <EmptyState about={t.noStandings} /> }}
        columns={[
          { title: t.standing, key: 'standing', render: (_, { standing }) => label(STANDING_WORDS[standing]) },
          {
            title: t.grade,
            key: 'grade',
            render: (_, { grade }) => (grade === null ? t.nothing : label(GRADE_WORDS[grade])),
          },
          { title: t.years, key: 'years', render: (_, { fromYear, toYear }) => t.yearsOf(fromYear, toYear) },
          { title: t.document, dataIndex: 'basis', render: (basis: string) => basis || t.nothing },
          ...(edits
            ? [
                {
                  title: t.actions,
                  key: 'actions',
                  width: 150,
                  render: (_: unknown, one: StandingView) => (
                    <Flex gap={4}>
                      {one.toYear === null && (
                        <Button size="small" onClick={() => setEnding(one)}>
                          {t.endStanding}
                        </Button>
                      )}
                      <Popconfirm
                        title={t.removeSure}
                        onConfirm={() => void run(() => remove(`${path}/standings/${one.id}`), t.saved)}
                      >
                        <Button size="small" danger>
                          {t.removeStanding}
                        </Button>
                      </Popconfirm>
                    </Flex>
                  ),
                },
              ]
            : []),
        ]}
      />
      {adding && <StandingForm path={path} onClose={() => setAdding(false)} />}
      {ending !== undefined && (
        <FormDrawer<{ toYear: number }>
          title={`${t.endStanding} · ${label(STANDING_WORDS[ending.standing])}`}
          initial={{ toYear: thisYear() }}
          renews={[path, '/api/network/units']}
          send={(filled) => put(`${path}/standings/${ending.id}`, filled)}
          onClose={() => setEnding(undefined)}
        >
          <YearField name="toYear" label={t.toYear} required />
        </FormDrawer>
      )}
    </Card>
  );
}

type Filled = Omit<StandingInput, 'toYear' | 'grade' | 'basis'> & Partial<StandingInput>;

function StandingForm({ path, onClose }: { readonly path: string; readonly onClose: () => void }): ReactNode {
  const t = useTexts(unitTexts);
  return (
    <FormDrawer<Filled>
      title={t.addStanding}
      about={t.addStandingAbout}
      initial={{ fromYear: thisYear() }}
      renews={[path, '/api/network/units']}
      send={({ grade = null, toYear = null, basis = '', ...filled }) =>
        post(`${path}/standings`, { ...filled, grade, toYear, basis })
      }
      onClose={onClose}
    >
      <StandingFields />
      <YearField name="fromYear" label={t.fromYear} required />
      <YearField name="toYear" label={t.toYear} about={t.toYearAbout} />
      <Form.Item name="basis" label={t.document}>
        <Input maxLength={300} />
      </Form.Item>
    </FormDrawer>
  );
}

function StandingFields(): ReactNode {
  const t = useTexts(unitTexts);
  const label = useLabel();
  const form = Form.useFormInstance<Filled>();
  const standing = Form.useWatch<StandingName | undefined>('standing', form);
  const grades = standing === undefined ? [] : STANDING_GRADES[standing];
  const required = [{ required: true, message: t.required }];
  return (
    <>
      <Form.Item name="standing" label={t.standing} rules={required}>
        <Select
          onChange={() => form.resetFields(['grade'])}
          options={STANDINGS.map((value) => ({ value, label: label(STANDING_WORDS[value]) }))}
        />
      </Form.Item>
      {grades.length > 0 && (
        <Form.Item name="grade" label={t.grade} rules={required}>
          <Select options={grades.map((value) => ({ value, label: label(GRADE_WORDS[value]) }))} />
        </Form.Item>
      )}
    </>
  );
}

function YearField(props: {
  readonly name: string;
  readonly label: string;
  readonly about?: string;
  readonly required?: boolean;
}): ReactNode {
  const t = useTexts(unitTexts);
  const { name, label, about, required = false } = props;
  return (
    <Form.Item name={name} label={label} extra={about} rules={[{ required, message: t.required }]}>
      <InputNumber min={1980} max={2200} precision={0} style={{ width: '100%' }} />
    </Form.Item>
  );
}
