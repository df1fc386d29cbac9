import type { Logger } from 'pino'

/** What the engine says of itself. Never an endpoint's URL. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>
