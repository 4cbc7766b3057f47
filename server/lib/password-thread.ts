import { Worker } from 'node:worker_threads';
import type { PasswordAnswer, PasswordJob, PasswordQuestion } from './password-worker.ts';

interface Waiting {
  readonly resolve: (value: string | boolean) => void;
  readonly reject: (cause: Error) => void;
}

let thread: Worker | undefined;
let lastId = 0;
const waiting = new Map<number, Waiting>();

/** How many passwords are being worked on or wait for it, one after the other. */
export function passwordsWaiting(): number {
  return waiting.size;
}

/** Does `job` on the one thread for passwords, which keeps the process alive only while it works. */
export function onPasswordThread(job: PasswordJob): Promise<string | boolean> {
  thread ??= startThread();
  const worker = thread;
  lastId += 1;
  const question: PasswordQuestion = { id: lastId, job };
  return new Promise((resolve, reject) => {
    waiting.set(question.id, { resolve, reject });
    worker.ref();
    worker.postMessage(question);
  });
}

function startThread(): Worker {
  const worker = new Worker(new URL('./password-worker.ts', import.meta.url));
  worker.on('message', (answer: PasswordAnswer) => {
    const asker = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (waiting.size === 0) worker.unref();
    if ('value' in answer) asker?.resolve(answer.value);
    else asker?.reject(new Error(answer.failure));
  });
  // A thread that broke fails what it had; the next password starts another one.
  const broken = (cause: Error): void => {
    if (thread === worker) thread = undefined;
    for (const { reject } of waiting.values()) reject(cause);
    waiting.clear();
  };
  worker.on('error', broken);
  worker.on('exit', (code) => broken(new Error(`the thread for passwords ended with ${code}`)));
  return worker;
}
