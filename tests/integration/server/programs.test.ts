import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPglite } from '#server/database/pglite.ts';
import {
  generateSampleBook,
  SAMPLE_SEED,
} from '#shared/interchange/sample-book/generate-sample-book.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { pullAnswer } from '#shared/protocol/pull.ts';
import { sessionAnswer, signInAnswer } from '#shared/protocol/session.ts';
import { startPostgres, type TestPostgres, whyNoPostgres } from '../postgres.ts';
import { listening, type Outcome, runAdmin, runServer } from '../program.ts';

const PASSWORD = 'a password of the test';
const missing = await whyNoPostgres();

/** An account of the sample book whose client stays in its book: not the first that is listed. */
function sampleAccount() {
  const today = '2026-11-24' as CalendarDate;
  const records = generateSampleBook({ seed: SAMPLE_SEED, today, scope: 'any' });
  const names = new Map(
    records.flatMap(({ kind, id, data }) => (kind === 'client' ? [[id, data.name] as const] : [])),
  );
  const accounts = records.flatMap(({ kind, data }) =>
    kind === 'account' && data.accountType === 'investment'
      ? [{ client: names.get(data.clientId) ?? '', number: data.number, currency: data.currency }]
      : [],
  );
  const [last] = accounts.toSorted((a, b) => (a.client < b.client ? 1 : -1));
  if (!last) throw new Error('the sample has accounts');
  return last;
}

/** The administrator's day, on whatever database `environment` names. */
function administration(environment: () => Record<string, string>, runsBeside: boolean): void {
  const admin = (...args: string[]) => runAdmin(environment(), args, PASSWORD);
  const idIn = ({ output }: Outcome): string => /[0-9a-f-]{36}/.exec(output)?.[0] ?? '';
  const sign = async (address: string, email: string) => {
    const response = await fetch(`${address}/v1/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password: PASSWORD, deviceName: 'Test' }),
    });
    return { status: response.status, body: await response.json() };
  };

  it('adds people and books, and says what it did', async () => {
    const ann = ['person', 'add', 'Ann@firm.example', '--name', 'Ann', '--password-stdin'];
    expect(await admin(...ann)).toMatchObject({ code: 0 });
    const generated = await admin('person', 'add', 'ben@firm.example', '--name', 'Ben');
    expect(generated.output).toContain('Password (said only now)');
    expect(await admin('book', 'add', 'North', '--owner', 'ann@firm.example')).toMatchObject({
      code: 0,
    });
    await admin('book', 'add', 'South', '--owner', 'ben@firm.example');
    await admin('member', 'add', 'North', 'ben@firm.example', '--role', 'overseer');
    expect((await admin('member', 'list', 'North')).output).toMatch(
      /ben@firm.example\s+Ben\s+overseer/,
    );
    expect((await admin('member', 'remove', 'North', 'ben@firm.example')).code).toBe(0);
    expect((await admin('book', 'list')).output).toMatch(/South\s+ben@firm.example/);
  });

  // Once is enough, on the server where there is one: it opens faster.
  it.runIf(runsBeside || missing).each([
    [['person', 'add', 'ann@firm.example', '--name', 'Ann'], 'already signs in'],
    [['person', 'add', 'no-address', '--name', 'X'], 'is not an e-mail address'],
    [['person', 'add', 'x@firm.example'], "required option '--name"],
    [['person', 'add', 'x@firm.example', '--name', 'X', '--role', 'king'], 'Allowed choices'],
    [['person', 'disable', 'x@firm.example'], 'nobody signs in as'],
    [['book', 'add', 'north'], 'there is a book'],
    [['member', 'add', 'Firm', 'ann@firm.example', '--role', 'owner'], 'the firm book'],
    [['member', 'add', 'Nowhere', 'ann@firm.example', '--role', 'owner'], 'there is no book'],
    [['client', 'move', 'x', '--to', 'South'], 'is not an id'],
    [['client', 'move', '0190a000-0000-7000-8000-000000000000', '--to', 'South'], 'no client'],
    [['device', 'revoke', 'x'], 'there is no device'],
    [['load', 'paper', '/tmp', '--book', 'North'], 'is no source'],
    [['load', 'berka', '/nowhere', '--book', 'North'], 'does not exist'],
    [['load', 'berka', '/nowhere'], '--book BOOK'],
    [['nonsense'], "unknown command 'nonsense'"],
    [['member', 'list', '\u001b[2JNowhere'], 'there is no book " [2JNowhere"'],
    [['non\u001bsense'], "unknown command 'non sense'"],
  ])('refuses %j with words', async (args, words) => {
    const outcome = await admin(...args);
    expect(outcome.code).not.toBe(0);
    expect(outcome.errors).toContain(words);
  });

  it('[I5] loads a book twice without doubling, and moves a client', async () => {
    expect((await admin('sample', '--book', 'North')).output).toMatch(
      /^[1-9]\d* records written, 0/,
    );
    expect((await admin('sample', '--book', 'North')).output).toMatch(/^0 records written, [1-9]/);
    const client = idIn(await admin('client', 'list', 'North'));
    expect((await admin('client', 'move', client, '--to', 'South')).output).toContain('(move 1)');
    expect((await admin('sample', '--book', 'North')).output).toMatch(/^0 records written/);
    expect((await admin('client', 'list', 'South')).output).toContain(client);
    expect(await admin('audit', 'verify')).toMatchObject({ code: 0 });
  });

  it('loads the rates of the firm without a book being named', async () => {
    const file = path.resolve('tests/fixtures/reference-rates/eurofxref-hist.csv');
    const loaded = await admin('load', 'reference-rates', file);
    expect(loaded).toMatchObject({ code: 0, output: expect.stringMatching(/^6 records written/) });
    expect(loaded.output).toContain('eurofxref-hist.csv:3 JPY');
  });

  it.each([
    ['securities', 3, 'Securities, new: 2\nSecurities, already there: 1', ':5 maturity date "2031'],
    ['prices', 3, 'Rows: 6\nPrices: 3\nSecurities: 2', ':5 price "228,10" is not a number'],
    ['products', 2, 'Products, new: 1\nProducts, already there: 1', ':4 unit cost "one hundred"'],
  ])(
    'changes the %s that are there, and adds the others',
    async (source, count, totals, problem) => {
      const file = path.resolve(`tests/fixtures/firm-records/${source}.csv`);
      const { output } = await admin('load', source, file);
      expect(output).toContain(`${count} records written, 0 unchanged`);
      expect(output).toContain(totals);
      expect(output).toContain(`${source}.csv${problem}`);
      const again = await admin('load', source, file);
      expect(again.output).toContain(`0 records written, ${count} unchanged`);
    },
  );

  it('[I5] loads the ledger of an account twice without doubling, and names rows it leaves out', async () => {
    const { client, number, currency } = sampleAccount();
    const file = path.join(await mkdtemp(path.join(tmpdir(), 'fieldfolio-ledger-')), 'ledger.csv');
    const row = (rest: string) => `"${client}",${number},${rest},${currency}`;
    const rows = [
      row('1,2026-03-02,deposit,2000.00'),
      row('2,2026-03-31,fee,-12.50'),
      row('3,2026-03-31,fee,12.50'),
      ...Array.from({ length: 20 }, (_, index) => row(`${index + 4},2026-02-30,fee,-1.00`)),
    ];
    await writeFile(
      file,
      `client,account,reference,date,type,amount,currency\n${rows.join('\n')}\n`,
    );
    const first = await admin('load', 'ledger', file, '--book', 'North');
    expect(first.output).toContain('2 records written, 0 unchanged');
    expect(first.output).toContain(`Deposit, ${currency}, 1 of them: 2,000.00`);
    expect(first.output).toContain('ledger.csv:4 amount "12.50": the money of type "fee" goes out');
    expect(first.output).toContain('21 problems');
    expect(first.output).toMatch(/ledger\.csv:23 date .*\n {2}… and 1 more/);
    const listed = (await admin('client', 'list', 'North')).output.split('\n');
    const output = listed.find((line) => line.startsWith(client)) ?? '';
    const entry = await admin('client', 'entries', idIn({ ...first, output }), '1');
    expect(entry.output).toMatch(/^2026-03-02 +deposit +2000\.00 [A-Z]{3} +[0-9a-f-]{36}$/m);
    const again = await admin('load', 'ledger', file, '--book', 'North');
    expect(again.output).toContain('0 records written, 2 unchanged');
    expect((await admin('load', 'ledger', file)).errors).toContain('--book BOOK');
    await rm(path.dirname(file), { recursive: true });
  });

  it('serves what it administers, and stops when it is told to', async () => {
    const server = listening(await runServer(environment()));
    const signedIn = signInAnswer.parse((await sign(server.address, 'ann@firm.example')).body);
    const authorization = `Bearer ${signedIn.accessToken}`;
    const session = sessionAnswer.parse(
      await (await fetch(`${server.address}/v1/session`, { headers: { authorization } })).json(),
    );
    expect(session.books.map(({ name, role }) => [name, role])).toEqual([
      ['North', 'owner'],
      ['Firm', 'reader'],
    ]);
    const response = await fetch(`${server.address}/v1/pull`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({
        ...{ bookId: session.books[0]?.bookId, lane: 'work', cursor: 0, limit: 5 },
      }),
    });
    expect(pullAnswer.parse(await response.json()).records).toHaveLength(5);
    const beside = await admin('health');
    if (runsBeside) expect(beside.output).toContain('healthy');
    else expect(beside.errors).toContain('is in use by process');
    expect(beside.code).toBe(runsBeside ? 0 : 1);
    expect((await server.stop()).code).toBe(0);
  });

  it('shuts a person out, and lets them in with a new password', async () => {
    await admin('person', 'disable', 'ann@firm.example');
    let server = listening(await runServer(environment()));
    expect(await sign(server.address, 'ann@firm.example')).toMatchObject({ status: 403 });
    await server.stop();
    await admin('person', 'enable', 'ann@firm.example');
    await admin('person', 'password', 'ann@firm.example', '--password-stdin');
    server = listening(await runServer(environment()));
    expect(await sign(server.address, 'ann@firm.example')).toMatchObject({ status: 200 });
    await server.stop('SIGINT');
    const devices = await admin('device', 'list');
    expect((await admin('device', 'revoke', idIn(devices))).code).toBe(0);
    expect((await admin('restore-epoch')).output).toMatch(/New epoch [0-9a-z]{16}/);
  });
}

describe('[G2] the programs on the embedded database', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'fieldfolio-admin-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  // The whole day where no server is: each command opens the embedded database anew, which takes long.
  describe.runIf(missing)('in full', () => {
    administration(() => ({ FIELDFOLIO_DATA: folder }), false);
  });

  it('administer it while it does not run, and say who has it while it does', async () => {
    const environment = { FIELDFOLIO_DATA: folder };
    const ann = ['person', 'add', 'ann@firm.example', '--name', 'Ann', '--password-stdin'];
    expect(await runAdmin(environment, ann, PASSWORD)).toMatchObject({ code: 0 });
    const server = listening(await runServer(environment));
    const beside = await runAdmin(environment, ['health']);
    expect(beside.errors).toContain('is in use by process');
    expect(beside.code).toBe(1);
    expect((await server.stop()).code).toBe(0);
    const anchors = await readFile(path.join(folder, 'audit-anchor.jsonl'), 'utf8');
    expect(anchors).toMatch(/^{"at":.*"seq":1,"hash":"[0-9a-f]{64}"}\n$/);
  });

  it('seed a fresh folder before they listen, and say the password once', async () => {
    const data = path.join(folder, 'seeded');
    const seeded = { FIELDFOLIO_DATA: data, FIELDFOLIO_SEED: 'sample' };
    const first = await listening(await runServer(seeded)).stop();
    expect(first.errors).toMatch(/Sign in as demo@fieldfolio.example with the password \S{16}/);
    const second = await listening(await runServer(seeded)).stop();
    expect(second.errors).not.toContain('password');
    expect(second.errors).toContain(' 0 records written');
  });

  it('survive the claim of a process that is gone', async () => {
    const data = path.join(folder, 'stale');
    await mkdir(data);
    await writeFile(path.join(data, 'in-use-by'), '999999999');
    expect((await runAdmin({ FIELDFOLIO_DATA: data }, ['health'])).code).toBe(0);
  });

  it('refuse a newer schema and leave it as it is', async () => {
    const data = path.join(folder, 'newer');
    await runAdmin({ FIELDFOLIO_DATA: data }, ['health']);
    const database = await openPglite(path.join(data, 'database'));
    await database.query("insert into schema_migrations (number, name) values (999, 'later')");
    await database.close();
    const outcome = await runServer({ FIELDFOLIO_DATA: data });
    expect(outcome).toMatchObject({ code: 1 });
    expect('errors' in outcome && outcome.errors).toContain('newer Fieldfolio server (schema 999)');
  });

  it.each([
    [{ PORT: 'eighty' }, 'PORT must be a number'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL must begin with'],
    [{ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }, 'does not answer'],
    [{ FIELDFOLIO_SEED: 'all' }, 'FIELDFOLIO_SEED can only be'],
    [{ HOST: '192.0.2.1' }, 'cannot listen on 192.0.2.1'],
    [{ FIELDFOLIO_DATA: '/proc/no/such' }, 'No data can be kept in /proc/no/such'],
    [{ FIELDFOLIO_DATA: path.resolve('package.json') }, 'No data can be kept in'],
  ])('refuse settings that cannot be: %j', async (settings, words) => {
    const outcome = await runServer(settings);
    expect(outcome).toMatchObject({ code: 1 });
    expect('errors' in outcome && outcome.errors).toContain(words);
  });
});

describe.skipIf(missing)(
  `the programs on a PostgreSQL server${missing ? ` (${missing})` : ''}`,
  () => {
    let server: TestPostgres | undefined;
    let address = '';
    beforeAll(async () => {
      server = await startPostgres();
      address = await server.createDatabase('programs');
    });
    afterAll(() => server?.stop());

    administration(() => ({ DATABASE_URL: address }), true);
  },
);
