// fixture
// needs: electron, system
import { mkdir, rm } from 'node:fs/promises';
import { buildApplication, enrol, openApplication } from './support/application.ts';
import { makeOffice } from './support/office.ts';
import { loadRetailBook } from './support/retail-book.ts';

const application = await buildApplication();
const office = await makeOffice();
await loadRetailBook(office);
const { address } = await office.open();
const data = '/tmp/fx/data';
await rm('/tmp/fx', { recursive: true, force: true });
await mkdir(data, { recursive: true });
const first = await openApplication(application, data);
await enrol(first.page, address, 240_000);
await first.close();
await office.close();
await application.remove();
console.log('done');
process.exit(0);
