/** A unit as a plan needs to know it. */
export interface PlanUnit {
  readonly id: number;
  readonly name: string;
  /** Six-digit code of its province. */
  readonly province: string | null;
  readonly standings: readonly { readonly standing: string; readonly grade: string | null }[];
}

/** The network of a plan's year. */
export interface PlanNetwork {
  /** One office for each province that has one. */
  readonly offices: readonly PlanUnit[];
  readonly bases: readonly PlanUnit[];
  named(name: string): PlanUnit | undefined;
}
