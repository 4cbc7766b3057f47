import { describe, expect, it } from 'vitest';
import { overridesFrom } from './environment.ts';

const environment = {
  FIELDFOLIO_USER_DATA: '/data',
  FIELDFOLIO_SAVE_FOLDER: '/save',
  FIELDFOLIO_RENDERER_FOLDER: '/pages',
  FIELDFOLIO_SERVER: 'http://127.0.0.1:4780',
  FIELDFOLIO_EMAIL: 'demo@fieldfolio.example',
};

describe('variables for tests', () => {
  it('work in a build that is run from its folder', () => {
    const runtime = { isPackaged: false, appPath: '/project', isDriven: false };
    expect(overridesFrom(environment, runtime)).toEqual({
      userData: '/data',
      saveFolder: '/save',
      rendererFolder: '/pages',
      server: 'http://127.0.0.1:4780',
      email: 'demo@fieldfolio.example',
    });
    expect(overridesFrom({ FIELDFOLIO_USER_DATA: '' }, runtime)).toEqual({});
  });

  it.each([
    { isPackaged: true, appPath: '/opt/Fieldfolio/resources/app.asar' },
    // Somebody has renamed the executable to make it look like development.
    { isPackaged: false, appPath: '/opt/Fieldfolio/resources/app.asar' },
    { isPackaged: true, appPath: '/opt/Fieldfolio/resources/app' },
  ])('have no effect in the product, unless tests drive it (%j)', (runtime) => {
    expect(overridesFrom(environment, { ...runtime, isDriven: false })).toEqual({});
    expect(overridesFrom(environment, { ...runtime, isDriven: true })).not.toEqual({});
  });
});
