/** A disk that was full may keep Chromium from ever answering; the next attempt asks anew. */
const ANSWER_MILLIS = 10_000;

/** What `work` answers, or an error when Chromium does not answer. */
export async function inTime<Value>(work: Promise<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    const refuse = () => reject(new Error('The database does not answer.'));
    timer = setTimeout(refuse, ANSWER_MILLIS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
