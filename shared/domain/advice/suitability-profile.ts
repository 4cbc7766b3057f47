import { daysBetween } from '#shared/lib/calendar-date.ts';
import type { Security } from '../portfolio/security.ts';
import { daysAgo } from '../wording.ts';
import type { Profile, ProfileFactor } from './profile.ts';
import { askedFactors } from './profile-factors.ts';
import { FACTOR_NAMES } from './profile-staleness.ts';
import { isInvestment, securitiesAsked } from './recommended-trade.ts';
import {
  fails,
  passes,
  type SuitabilityFinding,
  type SuitabilityInput,
  unknown,
} from './suitability-finding.ts';
import { INVESTOR_FACTORS } from './suitability-rules.ts';
import { byStatedValue } from './suitability-stated.ts';

const DAYS_OF_YEAR = 365.25;

/** Customer-specific: whether it suits what the client told us of themselves (FINRA 2111.05(b)). */
export function profileFindings(input: SuitabilityInput): readonly SuitabilityFinding[] {
  const { recommendation, file } = input;
  const asked = securitiesAsked(recommendation).flatMap((id) => {
    const security = file.securities.get(id)?.data;
    return security ? [{ id, security }] : [];
  });
  return [
    ...asked.flatMap(({ id, security }) => [
      {
        ...byStatedValue(input, 'riskTolerance', riskTolerance(input, security)),
        holding: id,
      },
      { ...byStatedValue(input, 'objectives', objective(input, security)), holding: id },
      { ...byStatedValue(input, 'timeHorizon', timeHorizon(input, security)), holding: id },
    ]),
    ...needMatched(input),
    ...factorsCurrent(input),
  ];
}

function factorsCurrent(input: SuitabilityInput): readonly SuitabilityFinding[] {
  const { recommendation, file } = input;
  // A product is bought by who trades and by who invests: of each what matters of them.
  const factors = isInvestment(recommendation.action) ? INVESTOR_FACTORS : askedFactors(file);
  return factors.map((factor) => factorCurrent(input, factor));
}

function factorCurrent(
  { file, today, wording, settings }: SuitabilityInput,
  factor: ProfileFactor,
): SuitabilityFinding {
  const name = FACTOR_NAMES[factor];
  const stated = file.profile?.data.factors.find(({ id }) => id === factor);
  if (!stated) {
    return unknown(
      'factorCurrent',
      `The profile says nothing of ${name}.`,
      `Ask for ${name} and record it with today’s date.`,
      { factor },
    );
  }
  const age = daysBetween(stated.statedOn, today);
  const when = `${wording.date(stated.statedOn)}, ${daysAgo(age)}`;
  if (age > settings.profileStaleDays) {
    return unknown(
      'factorCurrent',
      `The client spoke of ${name} on ${when}; it counts for ${settings.profileStaleDays} days.`,
      `Ask whether it still holds: “${stated.statement}”`,
      { factor },
    );
  }
  return passes('factorCurrent', `Of ${name} the client spoke on ${when}.`, { factor });
}

function riskTolerance({ file }: SuitabilityInput, security: Security): SuitabilityFinding {
  const about = { factor: 'riskTolerance' } as const;
  const tolerance = file.profile?.data.riskTolerance ?? null;
  const { name, riskClass } = security;
  if (tolerance === null) {
    return unknown(
      'riskTolerance',
      'The profile does not say which risk class the client accepts.',
      'Record the highest risk class, 1 to 7, that the client accepts.',
      about,
    );
  }
  if (riskClass === null) {
    return unknown(
      'riskTolerance',
      `${name} has no risk indicator to compare with the client’s ${tolerance}.`,
      'Record its summary risk indicator.',
      about,
    );
  }
  if (riskClass <= tolerance) {
    const because = `${name} has risk class ${riskClass}; the client accepts up to ${tolerance}.`;
    return passes('riskTolerance', because, about);
  }
  const others = calmerSecurities(file.securities, security, tolerance);
  const such = others.length > 0 ? `, such as ${others.join(' or ')}` : '';
  return fails(
    'riskTolerance',
    `${name} has risk class ${riskClass}; the client accepts ${tolerance} at most.`,
    `Choose a security of risk class ${tolerance} at most${such}.`,
    about,
  );
}

/** Names of up to two securities in the same currency that the client could accept, riskiest first. */
function calmerSecurities(
  securities: SuitabilityInput['file']['securities'],
  { currency }: Security,
  tolerance: number,
): readonly string[] {
  return [...securities.values()]
    .map(({ data }) => data)
    .filter(
      (each) =>
        each.currency === currency &&
        each.assetClass !== 'other' &&
        each.riskClass !== null &&
        each.riskClass <= tolerance,
    )
    .toSorted((a, b) => (b.riskClass ?? 0) - (a.riskClass ?? 0) || (a.name < b.name ? -1 : 1))
    .slice(0, 2)
    .map(({ name }) => name);
}

function objective({ file, settings }: SuitabilityInput, security: Security): SuitabilityFinding {
  const about = { factor: 'objectives' } as const;
  const aim: Profile['objective'] = file.profile?.data.objective ?? 'unknown';
  if (aim === 'unknown') {
    return unknown(
      'objective',
      'The profile names no objective.',
      'Record whether the client wants growth, income, balance or preservation.',
      about,
    );
  }
  const { name, riskClass } = security;
  if (riskClass === null) {
    const because = `${name} has no risk indicator to hold against the objective of ${aim}.`;
    return unknown('objective', because, 'Record its summary risk indicator.', about);
  }
  const most = settings.riskForObjective[aim];
  if (riskClass <= most) {
    const because = `Risk class ${riskClass} fits the objective of ${aim} (up to ${most}).`;
    return passes('objective', because, about);
  }
  return fails(
    'objective',
    `${name} has risk class ${riskClass}; ${most} at most fits the objective of ${aim}.`,
    `Choose a security of risk class ${most} at most.`,
    about,
  );
}

function timeHorizon(input: SuitabilityInput, security: Security): SuitabilityFinding {
  const about = { factor: 'timeHorizon' } as const;
  const { file, today, settings, wording } = input;
  const profile = file.profile?.data;
  const stated = profile?.factors.find(({ id }) => id === 'timeHorizon');
  const years = profile?.horizonYears ?? null;
  if (years === null || !stated) {
    const inWords = stated ? ` in years; it says “${stated.statement}”` : '';
    return unknown(
      'timeHorizon',
      `The profile gives no time horizon${inWords}.`,
      'Record the horizon in years.',
      about,
    );
  }
  const left = years - daysBetween(stated.statedOn, today) / DAYS_OF_YEAR;
  const { name, maturesOn, riskClass } = security;
  const leftText = `${left.toFixed(1)} years of the client’s horizon are left`;
  if (maturesOn !== null) {
    const runs = daysBetween(today, maturesOn) / DAYS_OF_YEAR;
    const because = `${name} matures on ${wording.date(maturesOn)}; ${leftText}.`;
    return runs <= left
      ? passes('timeHorizon', because, about)
      : fails('timeHorizon', because, 'Choose one that matures within the horizon.', about);
  }
  if (riskClass === null) {
    const because = `${name} has no risk indicator to hold against the horizon.`;
    return unknown('timeHorizon', because, 'Record its summary risk indicator.', about);
  }
  const needed = settings.yearsForRisk[riskClass - 1] ?? 0;
  const because = `Risk class ${riskClass} asks for ${needed} years; ${leftText}.`;
  return left >= needed
    ? passes('timeHorizon', because, about)
    : fails(
        'timeHorizon',
        because,
        `Choose what asks for fewer years than ${left.toFixed(1)}.`,
        about,
      );
}

function needMatched(input: SuitabilityInput): readonly SuitabilityFinding[] {
  const { recommendation, file, today } = input;
  const { action, productId } = recommendation;
  if (action !== 'product' || !productId) return [];
  const product = file.products.get(productId)?.data;
  const has = file.entitlements.some(
    ({ data }) =>
      data.productId === productId &&
      data.status === 'active' &&
      (data.heldUntil === null || data.heldUntil >= today),
  );
  const name = product?.name ?? 'The product';
  if (has) {
    const remedy = 'Recommend a hold, or another product.';
    return [fails('needMatched', `The client has ${name} already.`, remedy)];
  }
  const category = product?.category ?? '';
  const need = file.profile?.data.needs.find((each) => each.category === category);
  if (category && need) return [passes('needMatched', `${name} meets a need: ${need.need}.`)];
  return [
    unknown(
      'needMatched',
      `No recorded need of the client is met by ${name}${category ? ` (${category})` : ''}.`,
      'Record the need that it meets in the profile.',
    ),
  ];
}
