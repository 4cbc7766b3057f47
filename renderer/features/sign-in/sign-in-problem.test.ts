import { describe, expect, it } from 'vitest';
import { entryProblems, signInProblem } from './sign-in-problem.ts';

describe('signInProblem', () => {
  it('stands beside the field it concerns', () => {
    expect(signInProblem({ tag: 'unreachable', message: '' }).field).toBe('server');
    expect(signInProblem({ tag: 'wrongPassword', message: '' }).field).toBe('password');
    expect(signInProblem({ tag: 'personDisabled', message: 'Disabled.' })).toEqual({
      field: 'email',
      message: 'Disabled.',
    });
  });

  it('says how long to wait when the server asks to', () => {
    const problem = signInProblem({ tag: 'busy', message: '', retryAfterSeconds: 30 });
    expect(problem.message).toContain('30 seconds');
  });

  it('keeps the words of failures it does not know', () => {
    expect(signInProblem({ tag: 'newTag', message: 'In words.' })).toEqual({
      field: 'form',
      message: 'In words.',
    });
  });
});

describe('entryProblems', () => {
  const entry = {
    server: 'a.example',
    email: 'eva@a.example',
    password: 'x',
    deviceName: 'Laptop',
  };
  const fields = (change: Partial<typeof entry>) =>
    entryProblems({ ...entry, ...change }).map(({ field }) => field);

  it('names everything that is missing at once, from the top', () => {
    expect(fields({ server: ' ', email: '', password: '', deviceName: ' ' })).toEqual([
      'server',
      'email',
      'password',
      'deviceName',
    ]);
    expect(fields({ email: ' ', deviceName: '' })).toEqual(['email', 'deviceName']);
    expect(fields({})).toEqual([]);
  });

  it('names what cannot be right together with what is missing', () => {
    const problems = entryProblems({
      ...entry,
      server: 'http://a.example',
      email: 'eva',
      password: '',
    });
    expect(problems.map(({ field, message }) => `${field}: ${message}`)).toEqual([
      'server: The address has to begin with https://, so that nobody can listen.',
      'email: This is not an e-mail address, such as eva@example.com.',
      'password: Enter your password.',
    ]);
    expect(fields({ email: 'eva @a.example' })).toEqual(['email']);
  });
});
