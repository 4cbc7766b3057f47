/** How accounts came from their opening to their closing value; amounts and rates are written out. */
export interface Bridge {
  /** `null` when the client has accounts in one currency only. */
  readonly currency: string | null;
  readonly opening: string;
  /** What came in or went out on balance; `amount` has no sign. */
  readonly flow: { readonly direction: 'in' | 'out' | 'none'; readonly amount: string };
  /** `amount` has no sign. */
  readonly result: { readonly isLoss: boolean; readonly amount: string };
  /** Fees that were charged as entries of their own. */
  readonly fees: { readonly charged: 'some' | 'none' | 'unknown'; readonly amount: string };
  /** `null` when they are not known. */
  readonly returns: {
    readonly timeWeighted: string;
    readonly moneyWeighted: string | null;
    /** Whether the money-weighted return is a rate of one year. */
    readonly isAnnual: boolean;
  } | null;
  readonly closing: string;
}
