import { Button, Table, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import { writtenValue } from '../../../shared/written-number.ts';
import { type CountedNumber, writtenNumber } from '../../../shared/yearbook.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { NumberDrawer } from './number-drawer.tsx';
import { summaryTexts } from './texts.ts';

/** The numbers that a head of a summary opens with; each opens into its definition and records. */
export function OpeningNumbers(props: {
  readonly numbers: readonly CountedNumber[];
  readonly year: number;
  readonly province: string | null;
}): ReactNode {
  const { numbers, year, province } = props;
  const t = useTexts(summaryTexts);
  const { tell } = useLanguage();
  const [opened, setOpened] = useState<CountedNumber>();
  const [showsAll, setShowsAll] = useState(false);
  const counted = numbers.filter(({ value }) => value !== null && value !== 0);
  const others = numbers.length - counted.length;
  return (
    <div style={{ marginBottom: 8 }}>
      {counted.length === 0 && !showsAll ? (
        <Typography.Paragraph type="secondary">{t.noNumbers}</Typography.Paragraph>
      ) : (
        <Table<CountedNumber>
          size="small"
          rowKey="code"
          pagination={false}
          dataSource={showsAll ? [...numbers] : counted}
          scroll={{ x: 420 }}
          columns={[
            {
              title: t.number,
              render: (_, number) => (
                <Button
                  type="link"
                  size="small"
                  style={{ padding: 0 }}
                  aria-label={t.behind(tell(number.definition.name))}
                  onClick={() => setOpened(number)}
                >
                  {tell(number.definition.name)}
                </Button>
              ),
            },
            {
              title: t.value,
              width: 120,
              align: 'end',
              className: 'tabular',
              render: (_, number) => <strong>{writtenNumber(number)}</strong>,
            },
            {
              title: t.unitOf,
              width: 110,
              render: (_, { definition }) => (definition.dedupe === 'share' ? '' : tell(definition.unit)),
            },
            {
              title: t.target,
              width: 90,
              align: 'end',
              className: 'tabular',
              render: (_, { definition, target }) => (target === null ? '' : writtenValue(definition, target)),
            },
          ]}
        />
      )}
      {others > 0 && (
        <Button type="text" size="small" onClick={() => setShowsAll(!showsAll)}>
          {showsAll ? t.less : t.more(others)}
        </Button>
      )}
      {opened !== undefined && (
        <NumberDrawer number={opened} year={year} province={province} onClose={() => setOpened(undefined)} />
      )}
    </div>
  );
}
