import { useEffect, useState } from 'react';

/** Seconds that are left, counting down once a second; `start` begins anew. */
export function useCountdown(): {
  readonly left: number;
  readonly start: (seconds: number) => void;
} {
  const [until, setUntil] = useState(0);
  const [left, setLeft] = useState(0);

  useEffect(() => {
    if (until === 0) return;
    const look = () => setLeft(Math.max(0, Math.ceil((until - performance.now()) / 1_000)));
    look();
    const timer = window.setInterval(look, 250);
    return () => clearInterval(timer);
  }, [until]);

  return {
    left,
    start: (seconds) => setUntil(seconds > 0 ? performance.now() + seconds * 1_000 : 0),
  };
}
