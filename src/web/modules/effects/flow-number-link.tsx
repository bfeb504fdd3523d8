import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { FlowNumber } from '../../../shared/flow.ts';
import { useTexts } from '../../app/language.tsx';
import { useMay } from '../../app/session.tsx';
import { type FlowFilter, recordsAddress } from './flow-address.ts';
import { flowTexts, numberTexts } from './flow-texts.ts';

const BEFORE_PUSH: readonly FlowNumber[] = ['matched', 'families', 'kept', 'dropped', 'maybe', 'open'];

/** A number that opens the records behind it; how the house screened is not opened to the enterprise. */
export function FlowNumberLink(props: {
  readonly number: FlowNumber;
  readonly count: number;
  readonly filter: FlowFilter;
}): ReactNode {
  const t = useTexts(flowTexts);
  const numbers = useTexts(numberTexts);
  const isOwn = useMay('ip-manager');
  const { number, count, filter } = props;
  const written = <span className="tabular">{count.toLocaleString('zh-CN')}</span>;
  if (count === 0 || (isOwn && BEFORE_PUSH.includes(number))) return written;
  return (
    <Link to={recordsAddress(number, filter)} aria-label={t.openRecords(numbers.name[number], count)}>
      {written}
    </Link>
  );
}
