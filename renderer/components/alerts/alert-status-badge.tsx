import { STATUS_WORDS } from '#shared/domain/advice/vigilance/alert-words.ts';
import type { AlertStatus } from '#shared/domain/advice/vigilance/settle-alerts.ts';
import { StatusBadge, type Tone } from '../status-badge.tsx';

const TONES: Readonly<Record<AlertStatus, Tone>> = {
  open: 'warning',
  escalated: 'waiting',
  answered: 'accent',
  dismissed: 'neutral',
  accepted: 'good',
  quiet: 'neutral',
};

/** Where an alert stands, as icon and word. */
export function AlertStatusBadge({ status }: { status: AlertStatus }) {
  return <StatusBadge tone={TONES[status]}>{STATUS_WORDS[status]}</StatusBadge>;
}
