import { useQueryClient } from '@tanstack/react-query';
import { Alert, Tree, Typography } from 'antd';
import type { DataNode } from 'antd/es/tree';
import { type CSSProperties, type Key, type ReactNode, useEffect, useState } from 'react';
import type { ClassesPage, ClassLine } from '../../shared/classes.ts';
import { addressOf, get } from '../app/api.ts';
import { useGet } from '../app/data.ts';
import { useLanguage, useTexts } from '../app/language.tsx';
import { classTexts } from './class-texts.ts';
import { EmptyState } from './empty-state.tsx';
import { ProblemNotice } from './problem-notice.tsx';

const CLASSES = '/api/classes';

/** The classification as a tree to tick in, opened level by level; with words to find, what they find. */
export function ClassTree(props: {
  readonly q: string;
  readonly checked: readonly string[];
  readonly onCheck: (checked: readonly string[]) => void;
}): ReactNode {
  const { q, checked, onCheck } = props;
  const t = useTexts(classTexts);
  const client = useQueryClient();
  const { data, error, isPending } = useGet<ClassesPage>(CLASSES, q === '' ? {} : { q }, { keepPrevious: true });
  const [below, setBelow] = useState<Readonly<Record<string, readonly ClassLine[]>>>({});
  const [expanded, setExpanded] = useState<readonly Key[]>([]);
  const [refused, setRefused] = useState<unknown>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another search starts with a closed tree.
  useEffect(() => setExpanded([]), [q]);

  const open = async (symbol: string): Promise<void> => {
    if (below[symbol] !== undefined) return;
    const address = addressOf(CLASSES, { parent: symbol });
    try {
      const page = await client.fetchQuery({ queryKey: [address], queryFn: () => get<ClassesPage>(address) });
      setBelow((known) => ({ ...known, [symbol]: page.classes }));
      setRefused(undefined);
    } catch (problem) {
      setRefused(problem);
      setExpanded((open) => open.filter((key) => key !== symbol));
      // The tree remembers what was loaded, and this was not.
      throw problem;
    }
  };
  const nodeOf = (line: ClassLine): DataNode => {
    const children = below[line.symbol];
    return {
      key: line.symbol,
      title: <ClassTitle line={line} />,
      isLeaf: !line.hasBelow,
      ...(children === undefined ? {} : { children: children.map(nodeOf) }),
    };
  };
  const shown = (symbol: string): string => symbol.replace(/\/0+$/, '');
  const inTree = (symbols: readonly string[]): string[] =>
    symbols.flatMap((symbol) => (/^[A-H]\d\d[A-Z]\d+$/.test(symbol) ? [symbol, `${symbol}/00`] : [symbol]));

  if (data?.loaded === false) return <EmptyState about={t.notLoaded} />;
  return (
    <>
      <ProblemNotice problem={error ?? refused} />
      {data !== undefined && data.classes.length === 0 && <EmptyState about={t.nothingFound} />}
      {data?.cut === true && <Alert type="info" title={t.cut} style={{ marginBottom: 8 }} />}
      {!isPending && (
        <Tree
          key={q}
          aria-label={t.tree}
          checkable
          checkStrictly
          selectable={false}
          height={360}
          blockNode
          treeData={data?.classes.map(nodeOf) ?? []}
          expandedKeys={[...expanded]}
          onExpand={(keys) => setExpanded(keys)}
          loadData={({ key }) => open(String(key))}
          checkedKeys={inTree(checked)}
          onCheck={(_, { node }) => {
            const symbol = shown(String(node.key));
            onCheck(checked.includes(symbol) ? checked.filter((one) => one !== symbol) : [...checked, symbol]);
          }}
        />
      )}
    </>
  );
}

/** Some titles carry whole notes. */
const TWO_LINES: CSSProperties = {
  display: '-webkit-box',
  WebkitBoxOrient: 'vertical',
  WebkitLineClamp: 2,
  overflow: 'hidden',
};

/** Symbol and title in the reader's language, or in the other with its edition where there is none. */
function ClassTitle({ line }: { readonly line: ClassLine }): ReactNode {
  const t = useTexts(classTexts);
  const { symbol, dots } = line;
  const { title, edition } = useClassTitle(line);
  return (
    <span style={TWO_LINES} title={`${title ?? ''}${edition === null ? '' : ` (${t.edition(edition)})`}`}>
      <Typography.Text strong style={{ fontVariantNumeric: 'tabular-nums' }}>
        {symbol}
      </Typography.Text>{' '}
      {dots !== null && <Typography.Text type="secondary">{'·'.repeat(dots)} </Typography.Text>}
      {title ?? t.noTitle}
    </span>
  );
}

function useClassTitle(line: ClassLine): { readonly title: string | null; readonly edition: number | null } {
  const { spoken, convert } = useLanguage();
  const { titleZh, titleEn, editionZh, editionEn } = line;
  const inChinese = { title: titleZh === null ? null : convert(titleZh), edition: editionZh };
  const inEnglish = { title: titleEn, edition: editionEn };
  if (spoken === 'en') return titleEn === null ? inChinese : inEnglish;
  return titleZh === null ? inEnglish : inChinese;
}
