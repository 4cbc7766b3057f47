import { describe, expect, it } from 'vitest';
import { Answers, isSameList } from './answers.ts';

describe('kept answers', () => {
  it('are computed once for a value and a question', () => {
    const answers = new Answers<number, number>((first, second) => first === second);
    const owner = [1, 2, 3];
    let computed = 0;
    const ask = (of: readonly number[], factor: number) =>
      answers.about(of, factor, () => {
        computed += 1;
        return of.reduce((sum, each) => sum + each * factor, 0);
      });
    expect([ask(owner, 2), ask(owner, 2), ask(owner, 3)]).toEqual([12, 12, 18]);
    expect(computed).toBe(2);
    // Another value that looks the same is asked anew.
    expect(ask([1, 2, 3], 2)).toBe(12);
    expect(computed).toBe(3);
  });

  it('let the oldest go rather than grow without end', () => {
    const answers = new Answers<number, number>((first, second) => first === second);
    const owner = {};
    let computed = 0;
    const ask = (question: number) =>
      answers.about(owner, question, () => {
        computed += 1;
        return question;
      });
    for (let question = 0; question < 1_000; question += 1) ask(question);
    ask(999);
    expect(computed).toBe(1_000);
    expect(ask(0)).toBe(0);
    expect(computed).toBe(1_001);
  });

  it('compare lists item by item', () => {
    expect(isSameList([1, 'a'], [1, 'a'])).toBe(true);
    expect(isSameList([1], [1, 2])).toBe(false);
    expect(isSameList([{}], [{}])).toBe(false);
  });
});
