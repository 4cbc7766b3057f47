import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  explainRefusal,
  isDriven,
  REFUSED_SWITCHES,
  refusedOf,
  type Start,
} from './refused-start.ts';

const product: Start = {
  isPackaged: true,
  appPath: '/opt/Fieldfolio/resources/app.asar',
  isDriven: false,
  argv: ['/opt/Fieldfolio/fieldfolio'],
  hasSwitch: () => false,
  environment: {},
};

/** A start with these switches, written as given; Chromium reads their names. */
function given(...switches: string[]): Start {
  const names = switches.map((text) =>
    text
      .trim()
      .replace(/^(--?|\/)/, '')
      .replace(/=.*$/, ''),
  );
  return {
    ...product,
    argv: [...product.argv, ...switches],
    hasSwitch: (name) => names.some((each) => each.toLowerCase() === name),
  };
}

describe('starting the product', () => {
  it('[S1] is refused with each switch that opens it to others', () => {
    for (const each of REFUSED_SWITCHES) {
      const refused = refusedOf(given(`--${each}=1`));
      expect(refused).toEqual([`--${each}`]);
      expect(explainRefusal(refused)).toContain(`--${each}`);
    }
  });

  it.each(['-remote-debugging-port=1', '/remote-debugging-port=1', '--Remote-Debugging-Port=1'])(
    '[S1] is refused however the switch is written: %s',
    (text) => {
      expect(refusedOf(given(text))).toEqual(['--remote-debugging-port']);
    },
  );

  it.each([{ SSLKEYLOGFILE: '/tmp/keys' }, { ELECTRON_DISABLE_SANDBOX: '1' }])(
    '[S1] is refused with a variable that does the same: %j',
    (environment) => {
      expect(refusedOf({ ...product, environment })).toEqual(Object.keys(environment));
    },
  );

  it('takes the switches that open nothing, and empty variables', () => {
    const harmless = ['--lang=de', '--password-store=gnome-libsecret', '--disable-gpu'];
    expect(refusedOf({ ...given(...harmless), environment: { SSLKEYLOGFILE: '' } })).toEqual([]);
  });

  it('takes what Electron has set for itself', () => {
    expect(refusedOf({ ...product, hasSwitch: () => true })).toEqual([]);
  });

  it('[S1] is refused whatever a renamed executable calls itself', () => {
    expect(refusedOf({ ...given('--no-sandbox'), isPackaged: false })).toEqual(['--no-sandbox']);
  });
});

describe('starting what tests drive', () => {
  const start = given('--remote-debugging-port=0');

  it('is allowed in a build that is run from its folder', () => {
    expect(refusedOf({ ...start, isPackaged: false, appPath: '/project' })).toEqual([]);
  });

  it('is allowed in a package that says so itself', () => {
    expect(refusedOf({ ...start, isDriven: true })).toEqual([]);
  });

  it('is said by the mark of the package and by nothing like it', () => {
    expect(isDriven({ name: 'fieldfolio', driven: true })).toBe(true);
    for (const manifest of [{ driven: 'true' }, { driven: 1 }, {}, null, undefined, 'driven']) {
      expect(isDriven(manifest)).toBe(false);
    }
  });
});

it('[S1] what is shipped does not say that it is driven', () => {
  const root = path.resolve(import.meta.dirname, '..', '..');
  expect(readFileSync(path.join(root, 'electron-builder.yml'), 'utf8')).not.toContain('driven');
  expect(JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))).not.toHaveProperty(
    'driven',
  );
});
