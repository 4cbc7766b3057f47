import '@fontsource-variable/inter/wght.css';
import { layOutDocuments } from '../features/print/print-page.tsx';
import { printShell } from '../platform/shell.ts';

/* The entry of the hidden page that lays documents out; the shell makes PDFs of what it shows. */

const root = document.getElementById('root');
if (!root) throw new Error('print.html has no place for the document');
void layOutDocuments(printShell(), root);
