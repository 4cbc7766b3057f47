/** Whose book the benches open. */
export const MANAGER = { email: 'manager@example.com', password: 'four grey cranes landing' };
