import { describe, expect, it } from 'vitest';
import {
  DEFAULT_VIGILANCE_SETTINGS,
  LIMITED_CURRENCIES,
  reportingLimit,
  vigilanceSettings,
} from './vigilance-settings.ts';

describe('the reporting limit of a currency', () => {
  it('has a default in four of them, and none elsewhere', () => {
    expect(LIMITED_CURRENCIES).toEqual(['USD', 'EUR', 'GBP', 'CZK']);
    const limits = ['CZK', 'CHF'].map((code) => reportingLimit(DEFAULT_VIGILANCE_SETTINGS, code));
    expect(limits).toEqual([270_000, null]);
  });

  it('can be set in any other, within bounds', () => {
    const figures = [
      { id: 'structuringLimitCHF', value: 15_000 },
      { id: 'structuringLimitEUR', value: 5 },
      { id: 'structuringLimitSEK', value: -1 },
      { id: 'structuringLimit', value: 1 },
      { id: 'ofANewerVersion', value: 1 },
    ];
    const settings = vigilanceSettings({ figures, rulesOff: [] });
    const limits = ['CHF', 'EUR', 'SEK', 'PLN'].map((code) => reportingLimit(settings, code));
    expect(limits).toEqual([15_000, 100, 1, null]);
  });
});
