/** A `Base` that only code which has checked it may hand out under `Name`; `__brand` exists in types alone. */
export type Branded<Base, Name extends string> = Base & {
  readonly __brand: Name;
};
