import type { IndicatorDefinition } from '../../../shared/indicators.ts';
import { houseInstant } from '../../platform/clock.ts';
import type { Block } from '../../platform/documents/index.ts';

/** The definitions of the indicators, each under a number of its own, and the one instant at which all was counted. */
export class Annex {
  readonly indicators: readonly IndicatorDefinition[];
  /** As it is written. */
  readonly countedAt: string;
  readonly #numbers: ReadonlyMap<string, string>;

  constructor(indicators: readonly IndicatorDefinition[], countedAt: string) {
    this.indicators = indicators;
    this.countedAt = houseInstant(new Date(countedAt));
    this.#numbers = new Map(indicators.map(({ code }, at) => [code, `A${at + 1}`]));
  }

  numberOf({ code }: { readonly code: string }): string {
    return this.#numbers.get(code) ?? '';
  }

  written(): Block {
    return {
      kind: 'table',
      head: ['编号', '指标', '单位', '口径', '归口', '统计时点'].map((text) => ({ text })),
      rows: this.indicators.map((one) =>
        [this.numberOf(one), one.name.zh, one.unit.zh, one.definition.zh, one.owner, this.countedAt].map((text) => ({
          text,
        })),
      ),
      widths: [1, 2.4, 1.2, 6, 2, 2],
    };
  }
}
