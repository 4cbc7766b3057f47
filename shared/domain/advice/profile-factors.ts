import { type CalendarDate, daysBetween, type Instant } from '#shared/lib/calendar-date.ts';
import { sameJson } from '#shared/lib/same-json.ts';
import type { ClientFile } from '../client/client-file.ts';
import type { Profile, ProfileFactor } from './profile.ts';
import { comparedValue, isCompared, type StatedValue, valueStated } from './profile-values.ts';
import { BUYER_FACTORS, INVESTOR_FACTORS } from './suitability-rules.ts';
import { suitabilitySettings } from './suitability-settings.ts';

/** How a factor of the profile stands on a day. */
export interface FactorState {
  readonly factor: ProfileFactor;
  /** `undated`: there is a value, but not who gave it and when. */
  readonly state: 'current' | 'stale' | 'undated' | 'missing';
  /** What the check compares; `null` where there is no value, or the factor has none. */
  readonly value: StatedValue | null;
  readonly statement: string;
  readonly statedOn: CalendarDate | null;
  /** Who said so, or where it was written. */
  readonly source: string;
  readonly ageInDays: number | null;
}

/**
 * The factors that matter of the client, those that nobody stated included: the nine of FINRA Rule
 * 2111(a) of who invests, the buyer's of who buys goods, and whatever else is recorded.
 */
export function factorStates(
  file: Pick<ClientFile, 'client' | 'accounts' | 'profile' | 'vigilance'>,
  today: CalendarDate,
): readonly FactorState[] {
  const stated = new Map((file.profile?.data.factors ?? []).map((each) => [each.id, each]));
  const asked = askedFactors(file);
  const { profileStaleDays } = suitabilitySettings(file.vigilance);
  const others = [...stated.keys()].filter((factor) => !asked.includes(factor));
  return [...asked, ...others].map((factor): FactorState => {
    const found = stated.get(factor);
    const profile = file.profile?.data;
    const value = profile ? comparedValue(profile, factor) : null;
    const isUndated =
      profile && value !== null && isCompared(factor) && !valueStated(profile, factor);
    if (!found) {
      const nothing = { statement: '', statedOn: null, source: '', ageInDays: null };
      return { factor, value, state: isUndated ? 'undated' : 'missing', ...nothing };
    }
    const ageInDays = daysBetween(found.statedOn, today);
    const { statement, statedOn, source } = found;
    const age = ageInDays > profileStaleDays ? 'stale' : 'current';
    const state = isUndated ? 'undated' : age;
    return { factor, value, state, statement, statedOn, source, ageInDays };
  });
}

/** The factors to ask the client for. */
export function askedFactors(
  file: Pick<ClientFile, 'client' | 'accounts'>,
): readonly ProfileFactor[] {
  const buys = file.accounts.some(({ data }) => data.accountType === 'sales');
  const invests = file.accounts.some(({ data }) => data.accountType === 'investment');
  const isTrader = file.client.data.clientType === 'wholesaler';
  if (invests && (buys || isTrader)) return [...INVESTOR_FACTORS, ...BUYER_FACTORS];
  return buys || isTrader ? BUYER_FACTORS : INVESTOR_FACTORS;
}

/** A profile as it became at a moment, from the server's audit trail or this device's own steps. */
export interface ProfileVersion {
  /** `null` when it was found so, and nobody here knows since when. */
  readonly at: Instant | null;
  readonly by: string;
  readonly data: Profile;
}

/** What a factor once said. */
export interface FormerStatement {
  readonly statement: string;
  readonly statedOn: CalendarDate;
  readonly source: string;
  /** The value that it was a statement of, where the factor has one. */
  readonly value: StatedValue | null;
  /** When and by whom it was written down. */
  readonly writtenAt: Instant | null;
  readonly writtenBy: string;
}

/**
 * What `factor` said in `versions`, each once, by the day the client said it and newest first; the
 * versions may come in any order.
 */
export function factorHistory(
  versions: readonly ProfileVersion[],
  factor: ProfileFactor,
): readonly FormerStatement[] {
  const history: FormerStatement[] = [];
  const oldestFirst = versions.toSorted((a, b) => ((a.at ?? '9') < (b.at ?? '9') ? -1 : 1));
  for (const { at, by, data } of oldestFirst) {
    const found = data.factors.find(({ id }) => id === factor);
    if (!found) continue;
    const { statement, statedOn, source } = found;
    const said = { statement, statedOn, source, value: found.value ?? comparedValue(data, factor) };
    const isKnown = history.some(({ writtenAt: _, writtenBy: __, ...each }) =>
      sameJson(each, said),
    );
    if (!isKnown) history.push({ ...said, writtenAt: at, writtenBy: by });
  }
  return history
    .toReversed()
    .toSorted((a, b) => Number(a.statedOn < b.statedOn) - Number(a.statedOn > b.statedOn));
}
