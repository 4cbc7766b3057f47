import { securitiesAsked } from './recommended-trade.ts';
import {
  fails,
  passes,
  type SuitabilityFinding,
  type SuitabilityInput,
  unknown,
} from './suitability-finding.ts';

/** Reasonable basis: whether the recommendation could suit anybody, and says why (FINRA 2111.05(a)). */
export function basisFindings(input: SuitabilityInput): readonly SuitabilityFinding[] {
  return [
    reasonsRecorded(input),
    conflictsDisclosed(input),
    ...securitiesKnown(input),
    ...supplierDiffers(input),
  ];
}

function reasonsRecorded({ recommendation }: SuitabilityInput): SuitabilityFinding {
  const { action, rationale, risks, cost, yearlyCost, alternatives } = recommendation;
  const asksCost = action !== 'hold';
  const missing = [
    ...(rationale.trim() ? [] : ['the rationale']),
    ...(asksCost && cost === null && yearlyCost === null ? ['the cost'] : []),
    ...(risks.trim() ? [] : ['the risks']),
    ...(alternatives.length > 0 ? [] : ['an alternative that was considered']),
  ];
  if (missing.length > 0) {
    const list = missing.join(', ');
    return fails('reasonsRecorded', `Not recorded: ${list}.`, `Write down ${list}.`);
  }
  return passes('reasonsRecorded', 'Rationale, cost, risks and alternatives are recorded.');
}

function conflictsDisclosed({ recommendation }: SuitabilityInput): SuitabilityFinding {
  if (recommendation.conflicts.trim()) {
    return passes('conflictsDisclosed', 'Conflicts of interest are recorded.');
  }
  return fails(
    'conflictsDisclosed',
    'Nothing is said of conflicts of interest.',
    'Write down each conflict of interest, or that there is none.',
  );
}

function securitiesKnown(input: SuitabilityInput): readonly SuitabilityFinding[] {
  const { file, today, wording } = input;
  return securitiesAsked(input.recommendation).map((id) => {
    const security = file.securities.get(id)?.data;
    const about = { holding: id };
    if (!security) {
      return unknown(
        'securityKnown',
        'The security is not in the book.',
        'Add the security with its class, risk indicator and prices.',
        about,
      );
    }
    const { name, riskClass, maturesOn } = security;
    if (maturesOn !== null && maturesOn <= today) {
      const because = `${name} matured on ${wording.date(maturesOn)}.`;
      return fails('securityKnown', because, 'Choose a security that still runs.', about);
    }
    if (riskClass === null) {
      return unknown(
        'securityKnown',
        `${name} has no risk indicator.`,
        'Record its summary risk indicator from the key information document.',
        about,
      );
    }
    return passes('securityKnown', `${name} has risk class ${riskClass} of 7.`, about);
  });
}

function supplierDiffers({ recommendation }: SuitabilityInput): readonly SuitabilityFinding[] {
  const { action, fromSupplier, toSupplier } = recommendation;
  if (action !== 'supplierChange') return [];
  const isSame = fromSupplier.trim().toLowerCase() === toSupplier.trim().toLowerCase();
  if (!toSupplier.trim()) {
    const remedy = 'Name the supplier to change to.';
    return [unknown('supplierDiffers', 'The new supplier is not named.', remedy)];
  }
  if (isSame) {
    const because = `${toSupplier.trim()} is the supplier already.`;
    return [fails('supplierDiffers', because, 'Name another supplier, or recommend a hold.')];
  }
  return [
    passes('supplierDiffers', `From ${fromSupplier.trim() || 'none'} to ${toSupplier.trim()}.`),
  ];
}
