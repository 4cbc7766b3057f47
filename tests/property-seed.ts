import fc from 'fast-check';

/*
 * Property tests try the same cases in every run, so that a run that failed fails again and one that
 * passed stays passed; `FIELDFOLIO_PROPERTY_SEED=random` (or a number) looks for new ones.
 */
const chosen = process.env.FIELDFOLIO_PROPERTY_SEED ?? '20261124';
if (chosen !== 'random') fc.configureGlobal({ seed: Number(chosen) });
