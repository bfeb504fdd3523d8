import type { DedupeRule, IndicatorMeasure } from '../../../shared/indicators.ts';

const COUNTED: readonly DedupeRule[] = ['distinct', 'times'];

/** The rules by which what a measure gives can be counted: others would call a sum a share, or add up what is a mean. */
export function fittingRules(measure: IndicatorMeasure): readonly DedupeRule[] {
  switch (measure.from) {
    case 'services':
      return SUMS[measure.sum];
    case 'beneficiaries':
      return ['distinct'];
    case 'satisfaction':
      return ['mean'];
    case 'coverage':
      return ['share', 'distinct'];
    case 'uses':
      return measure.count === 'yuan' || measure.count === 'person-day' ? ['sum'] : COUNTED;
    case 'demands':
      return measure.count === 'days-to-first-push' ? ['median'] : COUNTED;
    case 'issues':
    case 'items':
    case 'entries':
    case 'returns':
    case 'judgements':
      return measure.count === 'precision' || measure.count.startsWith('share-') ? ['share'] : COUNTED;
    default:
      return COUNTED;
  }
}

const SUMS: Readonly<Record<Extract<IndicatorMeasure, { from: 'services' }>['sum'], readonly DedupeRule[]>> = {
  records: ['times'],
  ...{ hours: ['sum'], fee: ['sum'] },
  ...{ persons: ['persons', 'sum'], pieces: ['pieces', 'sum'], families: ['families', 'sum'] },
};
