import type { Lease, Store, StoredRow } from '../store'
import { exampleNote } from './examples'

/** A store that is tested, and what its tests do again and again. */
export class StoreDesk {
  readonly #open: () => Promise<Store>
  #store: Store | undefined
  #entries = 0

  constructor(open: () => Promise<Store>) {
    this.#open = open
  }

  get store(): Store {
    if (!this.#store) throw new Error('the store is not open')
    return this.#store
  }

  /** Opens it, again where it is open. */
  async reopen(): Promise<void> {
    await this.#store?.close()
    this.#store = await this.#open()
  }

  /** The lease of an entry that no other test uses. */
  async takeFresh(holder = 'one'): Promise<Lease> {
    this.#entries += 1
    const lease = await this.take(`entry-${this.#entries}`, holder)
    if (!lease) throw new Error('nobody else has it')
    return lease
  }

  take(entry: string, holder: string, ttlMs = 60_000): Promise<Lease | null> {
    return this.store.takeLease({ chainId: 1, entry, holder, ttlMs, note: exampleNote })
  }

  /** By key: a store answers in any order. */
  async readRows(lease: Lease, after?: number): Promise<StoredRow[] | undefined> {
    const state = await this.store.readState(lease, after === undefined ? {} : { after })
    return state?.rows.sort((a, b) => (a.key < b.key ? -1 : 1))
  }
}
