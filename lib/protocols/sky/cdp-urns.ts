import { getAddress, type Hex, keccak256, toRlp } from 'viem'
import type { Address } from '@/lib/risk/units'

/** Numbers beyond the newest that are worked out in advance: a vault may be opened and used in one block. */
const ahead = 256
const restAfter = 2_000

/**
 * Which number an urn has in the CDP manager. The manager creates one contract a vault and nothing else, so the
 * vault `n` is its `n`th creation and has its address. Only a guess that saves reading: the lens takes a number
 * only where the manager's own `urns(cdp)` says the same.
 */
export class CdpUrns {
  readonly #manager: Address | null
  readonly #numbers = new Map<string, number>()
  #known = 0

  constructor(manager: Address | null) {
    this.#manager = manager
  }

  /** @param cdpi the manager's newest number */
  async learn(cdpi: number): Promise<void> {
    if (this.#manager === null) return
    for (const last = cdpi + ahead; this.#known < last; ) {
      this.#known += 1
      this.#numbers.set(getUrnOf(this.#manager, this.#known), this.#known)
      if (this.#known % restAfter === 0) await new Promise((resolve) => setImmediate(resolve))
    }
  }

  /** 0: none that is known. */
  find(urn: Address): number {
    return this.#numbers.get(urn.toLowerCase()) ?? 0
  }

  /** The urn of a number, whether or not it exists yet. */
  toUrn(cdp: number): Address | null {
    return this.#manager === null ? null : getAddress(getUrnOf(this.#manager, cdp))
  }
}

/** Lower case: the checksum of thirty thousand addresses would cost a second. */
function getUrnOf(manager: Address, cdp: number): Hex {
  const digits = cdp.toString(16)
  const nonce: Hex = `0x${digits.length % 2 === 0 ? '' : '0'}${digits}`
  return `0x${keccak256(toRlp([manager, nonce])).slice(26)}`
}
