import type { FlowDimension, FlowLabel } from '../../../shared/flow.ts';
import { useTexts } from '../../app/language.tsx';
import { flowTexts } from './flow-texts.ts';
import { wordTexts } from './word-texts.ts';

/** How enterprises, profiles and templates are called in charts and tables. */
export function useFlowLabels() {
  const t = useTexts(flowTexts);
  const words = useTexts(wordTexts);
  const profileName = ({ name, ordinal }: FlowLabel): string =>
    name ?? (ordinal === undefined ? '' : t.profileName(ordinal));
  const lineName = (by: FlowDimension, key: string, label: FlowLabel): string => {
    if (by === 'profile') return `${label.enterprise ?? ''} · ${profileName(label)}`;
    if (by === 'template') return words.kind[key as keyof typeof words.kind];
    if (by === 'region') return key === '' ? t.noRegion : key;
    return label.name ?? key;
  };
  return { profileName, lineName };
}
