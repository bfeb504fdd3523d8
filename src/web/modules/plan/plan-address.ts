/** Parts of the page of a plan, as its address names them. */
export const PLAN_PARTS = ['reading', 'execution', 'versions'] as const;
export type PlanPart = (typeof PLAN_PARTS)[number];

export function planAddress(plan: number, part: PlanPart = 'reading'): string {
  return part === 'reading' ? `/plans/${plan}` : `/plans/${plan}?part=${part}`;
}
