import { describe, expect, it } from 'vitest';
import { nextRuntimeStep } from './plan.mjs';

const HOUR_MS = 60 * 60 * 1000;

const facts = {
  override: undefined,
  overrideIsThere: false,
  officialIsThere: false,
  fetchFailedAt: undefined,
  now: Date.UTC(2026, 10, 24),
  platform: 'linux',
  arch: 'x64',
};

describe('which Electron runs', () => {
  it('is the override before everything else', () => {
    const step = nextRuntimeStep({
      ...facts,
      override: '/opt/electron',
      overrideIsThere: true,
      officialIsThere: true,
    });
    expect(step).toEqual({ tag: 'override', folder: '/opt/electron' });
  });

  it('is none when the override holds no Electron: another one was not asked for', () => {
    const step = nextRuntimeStep({ ...facts, override: '/opt/nothing', officialIsThere: true });
    expect(step.tag).toBe('unavailable');
  });

  it('is the official binary when it is there, though fetching failed before', () => {
    const step = nextRuntimeStep({ ...facts, officialIsThere: true, fetchFailedAt: facts.now });
    expect(step.tag).toBe('official');
  });

  it('is fetched when that was never tried', () => {
    expect(nextRuntimeStep(facts).tag).toBe('fetchOfficial');
  });

  it('comes from the registry for a day after a fetch that failed', () => {
    const failed = (hours: number) =>
      nextRuntimeStep({ ...facts, fetchFailedAt: facts.now - hours * HOUR_MS }).tag;
    expect(failed(0)).toBe('packaged');
    expect(failed(23)).toBe('packaged');
    expect(failed(24)).toBe('fetchOfficial');
  });

  it('is fetched again when the failure lies in the future, as after a change of the clock', () => {
    const step = nextRuntimeStep({ ...facts, fetchFailedAt: facts.now + HOUR_MS });
    expect(step.tag).toBe('fetchOfficial');
  });

  it.each([
    ['darwin', 'arm64'],
    ['win32', 'x64'],
    ['linux', 'arm64'],
  ])('is none on %s %s when the official one cannot be fetched', (platform, arch) => {
    const step = nextRuntimeStep({ ...facts, platform, arch, fetchFailedAt: facts.now });
    expect(step.tag).toBe('unavailable');
  });
});
