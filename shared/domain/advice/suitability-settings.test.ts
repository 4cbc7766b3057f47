import { describe, expect, it } from 'vitest';
import { addDays } from '#shared/lib/calendar-date.ts';
import { adviceFile, finding, TODAY } from './advice-file-builder.ts';
import { factorStates } from './profile-factors.ts';
import { staleFactors } from './profile-staleness.ts';
import { SUITABILITY_FIGURES, suitabilitySettings } from './suitability-settings.ts';
import { vigilanceSettingsKind } from './vigilance/vigilance-record.ts';
import { VIGILANCE_FIGURES } from './vigilance/vigilance-settings.ts';

const setting = (...figures: readonly { readonly id: string; readonly value: number }[]) => ({
  figures: [...figures],
  rulesOff: [],
});

describe('figures of the check of suitability', () => {
  it('are those of the firm unless a book sets others, within their bounds', () => {
    expect(suitabilitySettings()).toEqual({
      profileStaleDays: 365,
      concentrationLimit: 2_000,
      fundLimit: 4_000,
      riskForObjective: { preservation: 2, income: 4, balanced: 5, growth: 7, unknown: 7 },
      yearsForRisk: [0, 1, 2, 3, 5, 7, 8],
      turnoverLimit: 600,
      costToEquityLimit: 2_000,
      inAndOutDays: 30,
    });
    const own = setting(
      { id: 'securityShare', value: 12.5 },
      { id: 'turnoverTimes', value: 1_000 },
      { id: 'riskForIncome', value: 3 },
      { id: 'ofANewerVersion', value: 1 },
    );
    expect(suitabilitySettings(own)).toMatchObject({
      concentrationLimit: 1_250,
      turnoverLimit: 10_000,
      riskForObjective: { income: 3, balanced: 5 },
    });
  });

  it('have names and bounds of their own in the record of the book', () => {
    const names = Object.keys({ ...VIGILANCE_FIGURES, ...SUITABILITY_FIGURES });
    expect(names).toHaveLength(
      Object.keys(VIGILANCE_FIGURES).length + Object.keys(SUITABILITY_FIGURES).length,
    );
    const breaches = (id: string, value: number) =>
      vigilanceSettingsKind.breaches(setting({ id, value }));
    expect(breaches('securityShare', 0)).toEqual([
      { field: 'figures', message: 'Part in one security, at most: must be between 1 and 100' },
    ]);
    expect([...breaches('securityShare', 15), ...breaches('ofANewerVersion', -1)]).toEqual([]);
  });

  it('decide what the check says of a client of the book', () => {
    const more = { amount: 15_000_00 };
    expect(finding('concentration', more)?.verdict).toBe('passes');
    const vigilance = setting({ id: 'securityShare', value: 10 });
    expect(finding('concentration', more, { vigilance })).toMatchObject({ verdict: 'fails' });
  });

  it('decide for how long the profile is current, wherever that is said', () => {
    const vigilance = setting({ id: 'profileStaleDays', value: 30 });
    const onDay = (parts = {}) => {
      const file = adviceFile(parts);
      const later = addDays(TODAY, 31);
      const stale = factorStates(file, later).filter(({ state }) => state === 'stale').length;
      expect(staleFactors(file, later)).toHaveLength(stale);
      return stale;
    };
    expect(onDay()).toBe(0);
    expect(onDay({ vigilance })).toBeGreaterThan(0);
  });
});
