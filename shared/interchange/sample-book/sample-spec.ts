import type { ProfileFactor } from '#shared/domain/advice/profile.ts';
import type { AllocationPolicy } from '#shared/domain/portfolio/allocation-policy.ts';

/*
 * What the sample book is written in. Days are counted from today: -3 is three days ago, 2 the day
 * after tomorrow. Amounts are in major units of the client's currency.
 */

export type SampleCurrency = 'EUR' | 'USD' | 'GBP' | 'CZK';
export type Style = 'growth' | 'balanced' | 'income' | 'cautious' | 'reserve';

export interface ContactSpec {
  readonly name: string;
  readonly say?: string;
  readonly role: string;
  readonly influence?: 'decisionMaker' | 'influencer' | 'user' | 'gatekeeper';
  readonly sentiment?: 'supportive' | 'neutral' | 'critical';
  readonly signs?: boolean;
  readonly born?: string;
  readonly likes?: string;
  /** How the contact is reached was changed on a day. */
  readonly changed?: { readonly what: 'telephone' | 'e-mail'; readonly day: number };
}

export interface PortfolioSpec {
  readonly key: string;
  readonly name: string;
  /** The client's when left out. */
  readonly currency?: SampleCurrency;
  /** At most 850 days ago, so that prices reach back as far. */
  readonly opened: number;
  readonly deposit: number;
  readonly monthly?: number;
  readonly style: Style;
  readonly custodian: string;
  readonly method?: 'fifo' | 'average' | 'specificLot';
  /** Sells what has grown beyond its target once a year; without it the account drifts. */
  readonly rebalances?: boolean;
  readonly withdrawals?: readonly {
    readonly day: number;
    readonly amount: number;
    readonly why: string;
    readonly payee?: string;
  }[];
  /** Bought on a day beside the plan: for what a client insisted on. */
  readonly extra?: readonly {
    readonly day: number;
    readonly symbol: string;
    readonly amount: number;
  }[];
  /** A holding that came from another bank, or moves to another account of the client. */
  readonly broughtIn?: { readonly day: number; readonly symbol: string; readonly quantity: number };
  readonly movesTo?: { readonly symbol: string; readonly account: string };
}

export interface CashAccountSpec {
  readonly key: string;
  readonly name: string;
  readonly opened: number;
  readonly opening: number;
  readonly monthlyIn: number;
  readonly monthlyOut: number;
  /** Beside the months: received when above 0, else paid when there is as much. */
  readonly extra?: readonly {
    readonly day: number;
    readonly amount: number;
    readonly why: string;
    readonly otherSide?: string;
  }[];
}

export interface TradeSpec {
  readonly opened: number;
  readonly rhythm: number;
  /** Categories of goods that are ordered. */
  readonly buys: readonly string[];
  /** Pieces of a usual line. */
  readonly pieces: number;
  /** Growth of quantities in a year, as a fraction. */
  readonly growth: number;
  /** The last order; without it they go on until today. */
  readonly lastOrder?: number;
  /** A discount on one category that was agreed, as a fraction, from a day on. */
  readonly agreed?: {
    readonly category: string;
    readonly discount: number;
    readonly from: number;
  };
  /** The last order was entered twice. */
  readonly orderedTwice?: boolean;
  /** Part of every line of the last orders that came back, as a fraction. */
  readonly sentBack?: number;
}

export interface FactorSpec {
  readonly id: ProfileFactor;
  readonly says: string;
  readonly day: number;
}

export interface MeetingSpec {
  readonly day: number;
  readonly at: string;
  readonly minutes: number;
  readonly why: string;
  readonly place?: string;
  readonly channel?: 'visit' | 'office' | 'call' | 'video';
  readonly agenda?: readonly (readonly [topic: string, minutes: number])[];
  readonly ask?: readonly string[];
  readonly decided?: readonly string[];
  readonly note?: {
    readonly title: string;
    readonly body: string;
    readonly tags?: readonly string[];
  };
}

export interface RecommendationSpec {
  readonly day: number;
  readonly action: 'buy' | 'sell' | 'switch' | 'hold' | 'product' | 'supplierChange';
  /** Keys of the portfolio, the instruments and the product it speaks of. */
  readonly account?: string;
  readonly symbol?: string;
  readonly into?: string;
  readonly product?: string;
  readonly suppliers?: readonly [from: string, to: string];
  readonly amount?: number;
  readonly cost?: number;
  readonly yearlyCost?: number;
  readonly why: string;
  readonly risks: string;
  readonly instead: readonly (readonly [alternative: string, whyNot: string])[];
  readonly conflicts: string;
  /** Index of the client's meeting in which it is or was put to them. */
  readonly meeting?: number;
  readonly discussed?: number;
  /** What the check left open on that day. */
  readonly open?: readonly string[];
  /** Why it went to the client with that open. */
  readonly allTheSame?: string;
  readonly declined?: readonly [day: number, reason: string];
  /** By the firm's discretionary mandate, the first of the client's authorities. */
  readonly byDiscretion?: number;
  readonly reviewed?: readonly [day: number, outcome: string];
}

export interface ClientSpec {
  readonly key: string;
  readonly name: string;
  readonly type: 'privateInvestor' | 'company' | 'wholesaler';
  readonly status?: 'prospect' | 'active' | 'former';
  readonly tier?: 'key' | 'A' | 'B' | 'C';
  readonly currency: SampleCurrency;
  readonly since: number | null;
  readonly until?: number;
  readonly address: readonly [street: string, postalCode: string, city: string, country: string];
  readonly industry?: string;
  readonly summary: string;
  readonly tags?: readonly string[];
  readonly every?: number;
  /** How the assets are meant to be divided; amounts in minor units. */
  readonly allocation?: AllocationPolicy;
  readonly contacts?: readonly ContactSpec[];
  readonly portfolios?: readonly PortfolioSpec[];
  readonly cash?: readonly CashAccountSpec[];
  readonly trade?: TradeSpec;
  readonly profile?: {
    readonly objective?: 'growth' | 'income' | 'balanced' | 'preservation';
    readonly risk?: number;
    readonly factors: readonly FactorSpec[];
    readonly needs?: readonly (readonly [need: string, category: string])[];
  };
  readonly authorities?: readonly {
    readonly type: 'advisory' | 'discretionary' | 'powerOfAttorney' | 'fiduciary';
    /** Index of the contact who holds it; the firm when left out. */
    readonly contact?: number;
    readonly scope: string;
    readonly from: number;
    readonly until?: number;
  }[];
  readonly recommendations?: readonly RecommendationSpec[];
  readonly meetings?: readonly MeetingSpec[];
  readonly notes?: readonly {
    readonly day: number;
    readonly title: string;
    readonly body: string;
    readonly tags?: readonly string[];
  }[];
  readonly promises?: readonly {
    readonly by: 'us' | 'client';
    readonly what: string;
    readonly due: number;
    readonly kept?: number;
  }[];
  readonly tasks?: readonly {
    readonly what: string;
    readonly due: number;
    readonly priority?: 'high' | 'low';
    readonly done?: number;
    readonly details?: string;
  }[];
  readonly reports?: readonly {
    readonly every: 'monthly' | 'quarterly' | 'halfYearly' | 'yearly';
    readonly contents: readonly ('summary' | 'transactions' | 'suppliers' | 'tax')[];
    readonly due: number;
    readonly sent?: number;
  }[];
  readonly owns?: readonly {
    readonly product: string;
    readonly since: number;
    readonly until?: number;
    readonly details?: string;
  }[];
}
