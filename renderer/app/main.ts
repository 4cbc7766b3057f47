import { shell as shellBridge } from '../platform/shell.ts';
import { vaultConnection } from './vault-connection.ts';

/** Builds the adapters and puts the application on screen. */
async function main(): Promise<void> {
  const shell = shellBridge();
  const vault = vaultConnection(shell);
  // The vault's worker starts while what draws the application is still on its way.
  void vault.api.state();
  const [root, settings, info] = await Promise.all([
    import('./root.tsx'),
    shell.call['settings.read'](undefined),
    shell.call['application.info'](undefined),
  ]);
  const place = document.getElementById('root');
  if (!place) throw new Error('index.html has no #root');
  root.show(place, { shell, vault, settings, notices: info.notices });
}

void main();
