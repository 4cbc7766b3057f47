import type { ClientSpec } from '../sample-spec.ts';
import { companiesAbroad } from './companies-abroad.ts';
import { companiesInEuros } from './companies-in-euros.ts';
import { householdsInEuros } from './households-in-euros.ts';
import { investorsInDollars } from './investors-in-dollars.ts';
import { investorsInEuros } from './investors-in-euros.ts';
import { investorsInKoruny } from './investors-in-koruny.ts';
import { investorsInPounds } from './investors-in-pounds.ts';
import { otherClients } from './other-clients.ts';
import { saversInEuros } from './savers-in-euros.ts';
import { tradersAbroad } from './traders-abroad.ts';
import { tradersInEuros } from './traders-in-euros.ts';

/** Everybody in the sample book. */
export const everyClient: readonly ClientSpec[] = [
  ...householdsInEuros,
  ...saversInEuros,
  ...investorsInEuros,
  ...investorsInDollars,
  ...investorsInPounds,
  ...investorsInKoruny,
  ...companiesInEuros,
  ...companiesAbroad,
  ...tradersInEuros,
  ...tradersAbroad,
  ...otherClients,
];
