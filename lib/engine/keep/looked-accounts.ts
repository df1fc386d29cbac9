import type { Store } from '@/lib/store/store'

const readEveryMs = 60_000
const secondsKept = 90 * 86_400

/** Accounts that somebody looked at, here or in another process: their health is kept from then on. */
export class LookedAccounts {
  readonly #chainIds: readonly number[]
  readonly #known = new Map<number, ReadonlySet<string>>()
  readonly #fresh = new Map<string, { chainId: number; address: string; at: number }>()
  #readAt = 0

  constructor(chainIds: readonly number[]) {
    this.#chainIds = chainIds
  }

  /** Lower-case addresses. */
  get(chainId: number): ReadonlySet<string> {
    return this.#known.get(chainId) ?? new Set()
  }

  note(address: string): void {
    const at = Math.floor(Date.now() / 1_000)
    const lower = address.toLowerCase()
    for (const chainId of this.#chainIds) {
      const known = this.get(chainId)
      if (!known.has(lower)) this.#known.set(chainId, new Set([...known, lower]))
      if (this.#fresh.size < 10_000)
        this.#fresh.set(`${chainId} ${lower}`, { chainId, address: lower, at })
    }
  }

  /** Writes what was noted since, and once a minute reads what others noted. @throws StoreError */
  async exchange(store: Store): Promise<void> {
    for (const [key, look] of [...this.#fresh]) {
      await store.noteLooked(look)
      this.#fresh.delete(key)
    }
    if (Date.now() - this.#readAt < readEveryMs) return
    this.#readAt = Date.now()
    const since = Math.floor(Date.now() / 1_000) - secondsKept
    for (const chainId of this.#chainIds) {
      const addresses = await store.readLooked({ chainId, since })
      this.#known.set(chainId, new Set([...addresses, ...this.get(chainId)]))
    }
  }
}
