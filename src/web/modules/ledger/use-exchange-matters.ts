import type { ContributionPage, ContributionState } from '../../../shared/bulletin.ts';
import type { SummaryLine, SummaryList } from '../../../shared/yearbook.ts';
import { addressOf } from '../../app/api.ts';
import { useGet } from '../../app/data.ts';
import { useTexts } from '../../app/language.tsx';
import { useMay, useSignedIn } from '../../app/session.tsx';
import { mattersTexts } from './matters-texts.ts';

export interface ExchangeMatter {
  readonly to: string;
  readonly act: string;
  readonly name: string;
  readonly about: string;
}

/** What waits for a person outside the ledger: contributions, and the summary of the year. */
export function useExchangeMatters(): ExchangeMatter[] {
  return [...useContributions(), ...useSummaries()];
}

/** The officer publishes, the responsible person of a province checks, who wrote corrects what came back. */
function useContributions(): ExchangeMatter[] {
  const t = useTexts(mattersTexts);
  const state = useWaitingState();
  const parameters = state === undefined ? {} : { state };
  const { data } = useGet<ContributionPage>('/api/contributions', parameters, { enabled: state !== undefined });
  const [first] = data?.contributions ?? [];
  if (data === undefined || state === undefined || first === undefined) return [];
  const { act, name } = t.contributions[state];
  const to = addressOf('/contributions', { year: first.year, state });
  return [{ to, act, name: name(data.total), about: first.title }];
}

function useWaitingState(): Extract<ContributionState, 'checked' | 'submitted' | 'sent-back'> | undefined {
  const [publishes, checks] = [useMay('officer'), useMay('province-responsible')];
  const writes = useMay('province-contact', 'service-point-staff');
  if (publishes) return 'checked';
  if (checks) return 'submitted';
  return writes ? 'sent-back' : undefined;
}

/** The officer takes what was handed in; a province writes its own from November on, or when it came back. */
function useSummaries(): ExchangeMatter[] {
  const t = useTexts(mattersTexts);
  const { organisation } = useSignedIn();
  const [takes, writes] = [useMay('officer'), useMay('province-contact')];
  const { year, isDue } = summarySeason();
  const { data } = useGet<SummaryList>('/api/summaries', { year }, { enabled: takes || writes });
  const summaries = data?.summaries ?? [];
  if (takes) {
    const waiting = summaries.filter(({ state }) => state === 'submitted');
    const units = waiting.map(({ unit }) => unit.name);
    if (units.length === 0) return [];
    const name = t.summariesSubmitted(year, units.length);
    return [
      { to: addressOf('/summaries', { year }), act: t.acceptSummary, name, about: units.slice(0, 3).join(' · ') },
    ];
  }
  const own = summaries.find(({ unit }) => unit.id === organisation.id);
  if (own === undefined || !isToWrite(own, isDue)) return [];
  const to = addressOf(`/summaries/${own.unit.id}`, { year });
  const isBack = own.state === 'sent-back';
  return [{ to, act: isBack ? t.act.correct : t.act.write, name: t.ownSummary(year), about: own.unit.name }];
}

function isToWrite({ state }: SummaryLine, isDue: boolean): boolean {
  return state === 'sent-back' || (isDue && (state === null || state === 'draft'));
}

/** Until March the summary of the year before is still asked for. */
function summarySeason(): { readonly year: number; readonly isDue: boolean } {
  const parts = new Intl.DateTimeFormat('en', { timeZone: 'Asia/Shanghai', year: 'numeric', month: 'numeric' });
  const told = new Map(parts.formatToParts(new Date()).map(({ type, value }) => [type, Number(value)]));
  const [year, month] = [told.get('year') ?? 0, told.get('month') ?? 0];
  return month <= 3 ? { year: year - 1, isDue: true } : { year, isDue: month >= 11 };
}
