import type { StoreLog } from '../store-log'

/** A log that nobody reads. */
export const quiet: StoreLog = { info: () => {}, warn: () => {}, error: () => {} }
