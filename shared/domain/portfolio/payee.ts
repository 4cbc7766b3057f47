/** The name of a payee by what counts of it: letter case, blanks and how accents are written do not. */
export const comparedPayee = (name: string): string =>
  name.trim().normalize().toLowerCase().replace(/\s+/g, ' ');
