// b
// needs: electron
import { cp, rm } from 'node:fs/promises';
import { buildApplication } from './support/application.ts';
import { installProbe } from './support/probe.ts';

const a = await buildApplication();
await installProbe(a);
const to = process.env.TL_APP ?? '/tmp/tl/app';
await rm(to, { recursive: true, force: true });
await cp(a.folder, to, { recursive: true });
await a.remove();
