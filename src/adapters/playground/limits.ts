/** What the playground takes and keeps: generous, for one person's own machine. */
export const LIMITS = {
  /** Messages that an open page shows. */
  messages: 1000,
  /** Bytes of one file, as `Call.files` promises. */
  file: 2 * 1024 * 1024,
  /** Bytes of a request's body: one file as base64 and what stands around it. */
  body: 3 * 1024 * 1024,
  /** Objects and arrays inside each other in a request's body. */
  depth: 6,
  /** Characters: of a key that the page makes, of an action's id, of any other text. */
  key: 64,
  id: 100,
  text: 20_000,
  /** Events that may wait for a page that does not read them. */
  backlog: 500,
} as const;

/** Milliseconds between two looks at the clock, which also keep an idle stream open. */
export const HEARTBEAT_MS = 15_000;
