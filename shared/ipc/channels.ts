/** The channel of a capability; used by the two IPC wrappers alone. */
export function channelOf(capability: string): string {
  return `fieldfolio:call:${capability}`;
}

/** The channel of an event; used by the two IPC wrappers alone. */
export function eventChannelOf(event: string): string {
  return `fieldfolio:event:${event}`;
}
