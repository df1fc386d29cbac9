/** What the store says of itself, as a pino logger takes it. Never a database's URL. */
export type StoreLog = Record<'info' | 'warn' | 'error', (fields: object, text: string) => void>
