import { useState } from 'react';
import type {
  FigureAnswer,
  FigureName,
  FigureQuestion,
} from '#shared/domain/client/asked-figures.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { useLiveQuery } from './live-query.ts';

/** Kinds that figures are made of: writing a note asks for none again. */
export const FIGURE_KINDS = [
  'transaction',
  'price',
  'exchangeRate',
  'security',
  'product',
  'account',
  'client',
];

/** A figure that a worker computes. */
export interface AskedFigure<Answer> {
  /** The last answer, `null` when there is nothing to compute; `undefined` before the first one about this client. */
  readonly answer: Answer | undefined;
  /** The answer is to an earlier question: the present one is being computed. */
  readonly isStale: boolean;
  readonly error: Error | null;
}

/**
 * The figure `name` of a client, computed away from the thread that draws and asked again when a
 * record changes that it is made of. While another question is computed, the answer to the one before
 * stays, so that the page does not jump; that of another client never does.
 * @param clientId `null` while there is nothing to ask about
 */
export function useFigure<Name extends FigureName>(
  name: Name,
  clientId: RecordId | null,
  question: FigureQuestion<Name>,
): AskedFigure<FigureAnswer<Name>> {
  const { data, error } = useLiveQuery(
    async (vault) => (clientId ? vault.figure(clientId, name, question) : undefined),
    [name, clientId, JSON.stringify(question)],
    { clientId, kinds: FIGURE_KINDS },
  );
  const [last, setLast] = useState({ clientId, answer: data });
  if (data !== undefined && data !== last.answer) setLast({ clientId, answer: data });
  const former = last.clientId === clientId ? last.answer : undefined;
  // Without an answer yet, because the ledger is not whole, it is on its way; `null` is an answer.
  const answer = data === undefined ? former : data;
  return { answer, isStale: data === undefined && former !== undefined, error };
}
