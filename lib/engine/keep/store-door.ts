import { ConfigError, StoreError } from '@/lib/errors'
import type { Store } from '@/lib/store/store'
import type { Log } from '../log'

const secondsBetweenTries = 10

/**
 * The way to the database: open, or tried again every ten seconds. What needs no history goes on without it.
 */
export class StoreDoor {
  readonly #open: () => Promise<Store>
  readonly #log: Log
  #store: Store | undefined
  #trying: Promise<void> | undefined
  #triedAt = 0
  #closed = false

  constructor(options: { open: () => Promise<Store>; log: Log }) {
    this.#open = options.open
    this.#log = options.log
  }

  /** `undefined` while it can't be opened. */
  get store(): Store | undefined {
    if (!this.#store && Date.now() - this.#triedAt > secondsBetweenTries * 1_000)
      void this.tryOpen()
    return this.#store
  }

  /** Whether the database answered the last that was asked of it. */
  isUp = false

  /** @throws StoreError */
  require(): Store {
    const { store } = this
    if (store) return store
    throw new StoreError('History is unavailable: the database can not be opened now.')
  }

  /** Resolves whether it opened or not. @throws ConfigError where trying again can't help */
  async tryOpen(): Promise<void> {
    if (this.#store || this.#closed) return
    this.#trying ??= this.#try()
    await this.#trying
  }

  async close(): Promise<void> {
    this.#closed = true
    await this.#trying?.catch(() => undefined)
    await this.#store?.close()
    this.#store = undefined
  }

  async #try(): Promise<void> {
    this.#triedAt = Date.now()
    try {
      this.#store = await this.#open()
    } catch (error) {
      if (error instanceof ConfigError) throw error
      const reason = error instanceof Error ? error.message : String(error)
      this.#log.warn({}, `No history for now: ${reason}`)
    } finally {
      this.#trying = undefined
    }
  }
}
