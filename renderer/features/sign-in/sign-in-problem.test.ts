import { describe, expect, it } from 'vitest';
import { missingField, signInProblem } from './sign-in-problem.ts';

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

describe('missingField', () => {
  const entry = {
    server: 'a.example',
    email: 'eva@a.example',
    password: 'x',
    deviceName: 'Laptop',
  };

  it('asks for one field at a time, from the top', () => {
    expect(missingField({ ...entry, server: ' ', email: '' })?.field).toBe('server');
    expect(missingField({ ...entry, email: 'eva' })?.field).toBe('email');
    expect(missingField(entry)).toBeNull();
  });
});
