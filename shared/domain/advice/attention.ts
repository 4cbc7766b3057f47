import { plainWording } from '../wording.ts';
import { alertFlags } from './attention-alerts.ts';
import {
  type AttentionFlag,
  type AttentionInput,
  DEFAULT_ATTENTION_SETTINGS,
} from './attention-flag.ts';
import { holdingFlags } from './attention-holdings.ts';
import { workFlags } from './attention-work.ts';

const SEVERITIES = ['high', 'medium', 'low'] as const;

/** Everything about the client that needs attention on `today`, most severe first. */
export function attentionFlags(
  input: Pick<AttentionInput, 'file' | 'today' | 'offsetMinutes'> & Partial<AttentionInput>,
): readonly AttentionFlag[] {
  const complete: AttentionInput = {
    ...input,
    wording: input.wording ?? plainWording,
    settings: input.settings ?? DEFAULT_ATTENTION_SETTINGS,
  };
  return [...workFlags(complete), ...holdingFlags(complete), ...alertFlags(complete)].toSorted(
    (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity),
  );
}
