import { describe, expect, it } from 'vitest';
import { chooseStages, STAGES } from './stages.mjs';

function names(args: string[]) {
  return chooseStages(args).stages.map((stage) => stage.name);
}

describe('choosing stages', () => {
  it('runs all of them when none is named', () => {
    expect(names([])).toEqual(STAGES.map((stage) => stage.name));
  });

  it('runs what is named, in the fixed order', () => {
    expect(names(['lint', 'types'])).toEqual(['types', 'lint']);
  });

  it('builds before journeys, and passes the rest on to the runner', () => {
    expect(names(['e2e', 'sign-in'])).toEqual(['build', 'e2e']);
    expect(chooseStages(['e2e', 'sign-in', '--headed']).filters).toEqual(['sign-in', '--headed']);
  });

  it('refuses a stage that does not exist', () => {
    expect(() => chooseStages(['unitt'])).toThrow('Stages: types');
  });

  it('gives every stage a time limit, all of them within what a build machine grants', () => {
    const limits = STAGES.map((stage) => stage.limitMinutes);
    expect(Math.min(...limits)).toBeGreaterThan(0);
    expect(limits.reduce((sum, minutes) => sum + minutes)).toBeLessThan(85);
  });
});
