import { expect, it } from 'vitest';
import { isIsin } from './isin.ts';

it.each(['US0378331005', 'GB0002634946', 'DE0001102341', 'AU0000XVGZA3'])(
  'takes %s, which is published',
  (isin) => {
    expect(isIsin(isin)).toBe(true);
  },
);

it.each(['US0378331006', 'us0378331005', 'US037833100', 'U50378331005', ''])(
  'refuses "%s"',
  (isin) => {
    expect(isIsin(isin)).toBe(false);
  },
);
