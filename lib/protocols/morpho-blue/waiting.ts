import type { Hex } from 'viem'
import type { Address } from '@/lib/risk/units'
import { type MorphoPending, type PositionKey, toPositionKey } from './frame'
import type { AccountsByMarket } from './parse-logs'

type Position = { marketId: Hex; account: Address }
type Authorisation = { account: Address; authorised: Address }

/** What is to be read by one of the next steps, each once. */
export class Waiting {
  readonly markets: Set<Hex>
  readonly #positions = new Map<PositionKey, Position>()
  readonly #authorisations = new Map<string, Authorisation>()

  constructor(pending: MorphoPending | undefined) {
    this.markets = new Set(pending?.markets)
    for (const position of pending?.positions ?? []) this.addPosition(position)
    for (const authorisation of pending?.authorisations ?? []) this.addAuthorisation(authorisation)
  }

  get positions(): readonly Position[] {
    return [...this.#positions.values()]
  }
  get authorisations(): readonly Authorisation[] {
    return [...this.#authorisations.values()]
  }
  get size(): number {
    return this.markets.size + this.#positions.size + this.#authorisations.size
  }
  get positionCount(): number {
    return this.#positions.size
  }

  addPosition(position: Position): void {
    this.#positions.set(toPositionKey(position.marketId, position.account), position)
  }

  /** @param accepts which of the accounts */
  addPositions(accounts: AccountsByMarket, accepts: (position: Position) => boolean): void {
    for (const [marketId, ofMarket] of accounts)
      for (const account of ofMarket)
        if (accepts({ marketId, account })) this.addPosition({ marketId, account })
  }

  addAuthorisation(authorisation: Authorisation): void {
    const { account, authorised } = authorisation
    this.#authorisations.set(`${account}:${authorised}`, authorisation)
  }

  removePosition({ marketId, account }: Position): void {
    this.#positions.delete(toPositionKey(marketId, account))
  }

  removeAuthorisation({ account, authorised }: Authorisation): void {
    this.#authorisations.delete(`${account}:${authorised}`)
  }

  toPending(): MorphoPending {
    return {
      markets: [...this.markets],
      positions: this.positions,
      authorisations: this.authorisations,
    }
  }
}
