import type { RuleBreach } from '../kind.ts';

/** One figure that a rule compares with: its default, where that comes from, and its bounds. */
export interface RuleFigure<Rule extends string = string> {
  readonly rule: Rule;
  readonly label: string;
  readonly unit:
    | 'days'
    | 'count'
    | 'deviations'
    | 'percent'
    | 'times'
    | 'years'
    | 'major units'
    | 'risk class';
  readonly value: number;
  readonly least: number;
  readonly most: number;
  /** Where the default comes from; "own choice" is said, not hidden. */
  readonly source: string;
}

/** Figures by their names. */
export type RuleFigures<Name extends string = string> = Readonly<Record<Name, RuleFigure>>;

/** A figure that a book sets otherwise than the default, by its name. */
export interface FigureOverride {
  readonly id: string;
  readonly value: number;
}

/** `value`, or the bound it is beyond. */
export function within(
  { least, most }: { readonly least: number; readonly most: number },
  value: number,
): number {
  return Math.min(most, Math.max(least, value));
}

/** The figures in force: the defaults with `overrides` on top; what is out of bounds is brought in. */
export function figuresInForce<Name extends string>(
  figures: RuleFigures<Name>,
  overrides: readonly FigureOverride[],
): Record<Name, number> {
  const set = new Map(overrides.map(({ id, value }) => [id, value]));
  const names = Object.keys(figures) as Name[];
  const inForce = names.map((name) => {
    return [name, within(figures[name], set.get(name) ?? figures[name].value)];
  });
  return Object.fromEntries(inForce) as Record<Name, number>;
}

/** The `overrides` that are out of the bounds of `figures`; names it does not know are left alone. */
export function figureBreaches(
  figures: RuleFigures,
  overrides: readonly FigureOverride[],
): readonly RuleBreach[] {
  return overrides.flatMap(({ id, value }) => {
    const figure = Object.hasOwn(figures, id) ? figures[id] : undefined;
    if (!figure || (value >= figure.least && value <= figure.most)) return [];
    const { label, least, most } = figure;
    return [{ field: 'figures', message: `${label}: must be between ${least} and ${most}` }];
  });
}
