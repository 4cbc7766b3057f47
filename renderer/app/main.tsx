import './styles.ts';
import { createRoot } from 'react-dom/client';
import { shell as shellBridge } from '../platform/shell.ts';
import { Root } from './root.tsx';
import { vaultConnection } from './vault-connection.ts';

/** Builds the adapters and puts the application on screen. */
async function main(): Promise<void> {
  const shell = shellBridge();
  const vault = vaultConnection(shell);
  const [settings, info] = await Promise.all([
    shell.call['settings.read'](undefined),
    shell.call['application.info'](undefined),
  ]);
  const place = document.getElementById('root');
  if (!place) throw new Error('index.html has no #root');
  createRoot(place).render(
    <Root shell={shell} vault={vault} settings={settings} notices={info.notices} />,
  );
}

void main();
