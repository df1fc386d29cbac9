import type { Hash } from 'viem'
import type { LiquidationCause } from '@/lib/api/schema/liquidation-anatomy'
import type { ChainClient } from '@/lib/chain/chain-client'

/** A block to read at. */
export type MomentPlace = { blockHash: Hash; blockNumber?: number }

/**
 * How a protocol tells of one account: its state at a moment, and what of it can be judged. A moment is all that
 * decides about the account: parameters, prices, indexes, what it has and owes.
 */
export type Teller<Moment> = {
  /**
   * The moment at the end of a block, or where a replayed client reads.
   * @throws HistoryUnavailableError, ReorgError, ChainReadError
   */
  readMoment(client: ChainClient, at: MomentPlace): Promise<Moment>
  /** Whether a liquidation of it would succeed. */
  isLiquidatable(moment: Moment): boolean
  /** A moment with what the account had and owed at another. */
  withAccountOf(moment: Moment, other: Moment): Moment
  /**
   * What made the account liquidatable between two moments; `undefined` where nothing at hand tells it.
   * @param at the block of the second; of its logs those before `before`
   * @throws ReorgError, ChainReadError
   */
  readCause(
    client: ChainClient,
    options: { safe: Moment; unsafe: Moment; at: { blockHash: Hash; before?: number | undefined } },
  ): Promise<LiquidationCause | undefined>
}
