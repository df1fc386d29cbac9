import type { Hex } from 'viem'
import type { Address } from '@/lib/risk/units'
import { type MorphoPending, type PositionKey, toPositionKey } from './frame'
import type { AccountsByMarket } from './parse-logs'

type Position = { marketId: Hex; account: Address }
type Authorisation = { account: Address; authorised: Address }

/** What is to be read by one of the next steps, each once: what changed before what was found. */
export class Waiting {
  readonly markets: Set<Hex>
  readonly #changed = new Map<PositionKey, Position>()
  readonly #found = new Map<PositionKey, Position>()
  readonly #authorisations = new Map<string, Authorisation>()

  constructor(pending: MorphoPending | undefined) {
    this.markets = new Set(pending?.markets)
    for (const [marketId, accounts] of pending?.positions ?? [])
      for (const account of accounts) this.addFound({ marketId, account })
    for (const authorisation of pending?.authorisations ?? []) this.addAuthorisation(authorisation)
  }

  get positions(): readonly Position[] {
    return [...this.#changed.values(), ...this.#found.values()]
  }
  get authorisations(): readonly Authorisation[] {
    return [...this.#authorisations.values()]
  }
  get size(): number {
    return this.markets.size + this.positionCount + this.#authorisations.size
  }
  get positionCount(): number {
    return this.#changed.size + this.#found.size
  }

  addChanged(position: Position): void {
    const key = toPositionKey(position.marketId, position.account)
    this.#found.delete(key)
    this.#changed.set(key, position)
  }

  addFound(position: Position): void {
    const key = toPositionKey(position.marketId, position.account)
    if (!this.#changed.has(key)) this.#found.set(key, position)
  }

  addAuthorisation(authorisation: Authorisation): void {
    const { account, authorised } = authorisation
    this.#authorisations.set(`${account}:${authorised}`, authorisation)
  }

  removePosition({ marketId, account }: Position): void {
    const key = toPositionKey(marketId, account)
    this.#changed.delete(key)
    this.#found.delete(key)
  }

  removeAuthorisation({ account, authorised }: Authorisation): void {
    this.#authorisations.delete(`${account}:${authorised}`)
  }

  toPending(): MorphoPending {
    const positions = new Map<Hex, Address[]>()
    for (const { marketId, account } of this.positions) {
      const accounts = positions.get(marketId)
      if (accounts) accounts.push(account)
      else positions.set(marketId, [account])
    }
    return { markets: [...this.markets], positions, authorisations: this.authorisations }
  }
}

/** Every position that is named. */
export function* listPositions(accounts: AccountsByMarket): Generator<Position> {
  for (const [marketId, ofMarket] of accounts)
    for (const account of ofMarket) yield { marketId, account }
}
