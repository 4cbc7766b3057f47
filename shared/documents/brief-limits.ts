/** How much each part of the brief may say: numbers of items, and words an item. */
export interface BriefLimits {
  readonly purposeWords: number;
  readonly people: number;
  readonly personWords: number;
  readonly promises: number;
  readonly promiseWords: number;
  readonly changes: number;
  readonly changeWords: number;
  readonly figureWords: number;
  readonly flags: number;
  readonly flagWords: number;
  readonly products: number;
  readonly productWords: number;
  readonly ideas: number;
  readonly ideaWords: number;
  readonly drivers: number;
  readonly driverWords: number;
  readonly agenda: number;
  readonly questions: number;
  readonly topicWords: number;
}

/** What a brief says when there is room. */
export const GENEROUS_LIMITS: BriefLimits = {
  purposeWords: 40,
  people: 4,
  personWords: 28,
  promises: 6,
  promiseWords: 18,
  changes: 3,
  changeWords: 18,
  figureWords: 16,
  flags: 6,
  flagWords: 20,
  products: 8,
  productWords: 6,
  ideas: 2,
  ideaWords: 16,
  drivers: 2,
  driverWords: 14,
  agenda: 8,
  questions: 3,
  topicWords: 14,
};

const TIGHT: BriefLimits = {
  purposeWords: 24,
  people: 2,
  personWords: 12,
  promises: 4,
  promiseWords: 7,
  changes: 3,
  changeWords: 11,
  figureWords: 6,
  flags: 4,
  flagWords: 10,
  products: 4,
  productWords: 4,
  ideas: 2,
  ideaWords: 8,
  drivers: 2,
  driverWords: 8,
  agenda: 4,
  questions: 3,
  topicWords: 7,
};

const STEPS = 4;

/** The limits to try in turn when there is too little room, each tighter than the one before. */
export const TIGHTER_LIMITS: readonly BriefLimits[] = Array.from({ length: STEPS }, (_, step) =>
  between((step + 1) / STEPS),
);

function between(share: number): BriefLimits {
  const mixed = Object.entries(GENEROUS_LIMITS).map(([name, generous]) => {
    const tight = TIGHT[name as keyof BriefLimits];
    return [name, Math.round(generous + (tight - generous) * share)];
  });
  return Object.fromEntries(mixed) as BriefLimits;
}
