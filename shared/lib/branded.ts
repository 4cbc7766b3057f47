export declare const brand: unique symbol;

/** A `Base` that only code which has checked it may hand out under `Name`. */
export type Branded<Base, Name extends string> = Base & { readonly [brand]: Name };
