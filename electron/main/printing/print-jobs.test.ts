import { describe, expect, it } from 'vitest';
import { PrintJobs } from './print-jobs.ts';

const layout = { footer: 'As of today', page: 'Page', title: 'Brief' };

describe('documents for the print page', () => {
  it('reach a page that waits, and one that comes later', async () => {
    const jobs = new PrintJobs();
    const waiting = jobs.next();
    const first = jobs.layOut({ name: 'one' }, 'A4');
    expect(await waiting).toMatchObject({ model: { name: 'one' }, paper: 'A4' });
    jobs.ready((await waiting).job, { ok: true, value: layout });
    expect(await first).toEqual({ ok: true, value: layout });

    const second = jobs.layOut({ name: 'two' }, 'Letter');
    const late = await jobs.next();
    expect(late).toMatchObject({ model: { name: 'two' }, paper: 'Letter' });
    jobs.ready(late.job, { ok: false, error: { tag: 'layout', message: 'too wide' } });
    expect(await second).toMatchObject({ ok: false, error: { tag: 'layout' } });
  });

  it('do not answer for one another', async () => {
    const jobs = new PrintJobs();
    const first = jobs.layOut('one', 'A4');
    const old = await jobs.next();
    jobs.abandon('took too long');
    expect(await first).toMatchObject({ ok: false, error: { message: 'took too long' } });

    let answered = false;
    const second = jobs.layOut('two', 'A4').then((outcome) => {
      answered = true;
      return outcome;
    });
    jobs.ready(old.job, { ok: true, value: layout });
    await Promise.resolve();
    expect(answered).toBe(false);
    jobs.ready((await jobs.next()).job, { ok: true, value: layout });
    expect(await second).toEqual({ ok: true, value: layout });
  });
});
