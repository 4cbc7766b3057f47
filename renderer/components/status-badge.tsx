import { Badge } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import {
  IconAlertTriangle,
  IconCheck,
  IconCircle,
  IconClock,
  IconInfoCircle,
} from '@tabler/icons-react';

/** What a colour means; each has its icon, so that colour is never alone. */
export type Tone = 'neutral' | 'good' | 'waiting' | 'warning' | 'bad' | 'accent';

const TONES: Readonly<Record<Tone, { readonly color: string; readonly icon: Icon }>> = {
  neutral: { color: 'gray', icon: IconCircle },
  good: { color: 'green', icon: IconCheck },
  waiting: { color: 'gray', icon: IconClock },
  warning: { color: 'orange', icon: IconAlertTriangle },
  bad: { color: 'red', icon: IconAlertTriangle },
  accent: { color: 'blue', icon: IconInfoCircle },
};

interface StatusBadgeProps {
  tone: Tone;
  /** The word; colour and icon only support it. */
  children: string;
  icon?: Icon;
}

/** A state as an icon and a word. */
export function StatusBadge({ tone, children, icon }: StatusBadgeProps) {
  const { color, icon: usual } = TONES[tone];
  const Symbol_ = icon ?? usual;
  return (
    <Badge
      color={color}
      variant="light"
      size="md"
      // A state cut to its first letter says nothing: the text beside it gives way.
      miw="max-content"
      leftSection={<Symbol_ size={12} aria-hidden="true" />}
    >
      {children}
    </Badge>
  );
}
