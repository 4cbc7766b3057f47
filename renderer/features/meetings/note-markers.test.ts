import { describe, expect, it } from 'vitest';
import { markedLines, mentionAt, withMarksTaken } from './note-markers.ts';

describe('markedLines', () => {
  it('finds tasks and the promises of both sides at the start of lines', () => {
    const note = 'Talked of the bond.\n[] send the term sheet\n! call on Friday\n?! sends the deed';
    const found = markedLines(note, null).map(({ kind, text }) => [kind, text]);
    expect(found).toEqual([
      ['task', 'Send the term sheet'],
      ['ourPromise', 'Call on Friday'],
      ['theirPromise', 'Sends the deed'],
    ]);
  });

  it('leaves the line alone in which one is writing', () => {
    expect(markedLines('[] send', 7)).toEqual([]);
    expect(markedLines('[] send\n', 8)).toHaveLength(1);
  });

  it('takes no mark within a line, none without text, and no exclamation', () => {
    expect(markedLines('well! and [] more\n[]\n!\n!! wow', null)).toEqual([]);
  });
});

describe('withMarksTaken', () => {
  it('puts words where the marks were and keeps the caret in its text', () => {
    const note = '[] send\nmore';
    const taken = withMarksTaken(note, markedLines(note, note.length), note.length);
    expect(taken).toEqual({ note: 'Task: send\nmore', caret: 15 });
  });

  it('finds nothing to take a second time', () => {
    const note = '! call\n? x';
    const taken = withMarksTaken(note, markedLines(note, null), 0).note;
    expect(markedLines(taken, null)).toEqual([]);
  });
});

describe('mentionAt', () => {
  it('reads what is typed after an at sign', () => {
    expect(mentionAt('Ask @Ann', 8)).toEqual({ start: 4, typed: 'Ann' });
    expect(mentionAt('@', 1)).toEqual({ start: 0, typed: '' });
  });

  it('is not fooled by an address', () => {
    expect(mentionAt('anna@firm', 9)).toBeNull();
  });
});
