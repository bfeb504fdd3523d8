import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { IndicatorDefinition, IndicatorValue } from '../../../shared/indicators.ts';
import { writtenValue } from '../../../shared/written-number.ts';
import { addressOf } from '../../app/api.ts';
import type { Narrowing } from './indicator-address.ts';

/** A number that opens the records which it was counted from; nothing counted has none. */
export function NumberLink(props: {
  readonly indicator: IndicatorDefinition;
  readonly value: IndicatorValue | undefined;
  readonly narrowing: Narrowing;
  /** What is told where there is nothing to reckon a number from. */
  readonly absent: ReactNode;
  readonly label: (value: string) => string;
}): ReactNode {
  const { indicator, value, narrowing, absent, label } = props;
  if (value === undefined || value.value === null) return absent;
  const written = writtenValue(indicator, value.value);
  if (value.value === 0 && !value.of) return <span className="tabular">{written}</span>;
  const address = addressOf('/indicators/records', { ...narrowing, code: indicator.code });
  return (
    <Link className="tabular" to={address} aria-label={label(written)}>
      {written}
    </Link>
  );
}
