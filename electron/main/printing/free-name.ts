import path from 'node:path';

/** `name`, or the first of "name (2)", "name (3)" … that nothing in the folder has yet. */
export async function freeName(
  name: string,
  isTaken: (name: string) => Promise<boolean>,
): Promise<string> {
  const ending = path.extname(name);
  const stem = name.slice(0, name.length - ending.length);
  let free = name;
  for (let number = 2; await isTaken(free); number += 1) free = `${stem} (${number})${ending}`;
  return free;
}
