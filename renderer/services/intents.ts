import { useEffect, useEffectEvent } from 'react';
import { create } from 'zustand';
import type { RecordId } from '#shared/lib/identifiers.ts';

/** Something to be made, asked for from anywhere and carried out by the page that owns it. */
export interface CreateIntent {
  readonly what: 'client' | 'meeting' | 'note' | 'task' | 'promise' | 'serviceRequest';
  readonly clientId: RecordId | null;
}

interface IntentState {
  readonly intent: CreateIntent | null;
}

const useIntentState = create<IntentState>(() => ({ intent: null }));

/** Asks for something new; go to the page that makes it as well. */
export function requestCreate(intent: CreateIntent): void {
  useIntentState.setState({ intent });
}

/** Carries out a request for `what`, once, as soon as this component is on screen. */
export function useCreateIntent(
  what: CreateIntent['what'],
  make: (intent: CreateIntent) => void,
): void {
  const intent = useIntentState((state) => state.intent);
  const carryOut = useEffectEvent(make);
  useEffect(() => {
    if (intent?.what !== what) return;
    useIntentState.setState({ intent: null });
    carryOut(intent);
  }, [intent, what]);
}
