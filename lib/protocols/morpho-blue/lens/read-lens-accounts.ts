import { type Address, encodeFunctionData, type Hex } from 'viem'
import type { ChainClient } from '@/lib/chain/chain-client'
import type { Wad } from '@/lib/risk/units'
import { callLens, type LensPlace } from './call-lens'
import { morphoLensAbi } from './morpho-lens.bytecode'
import { pack } from './read-lens-state'

export type LensHolding = {
  marketId: Hex
  supplyShares: bigint
  borrowShares: bigint
  collateral: bigint
}

/**
 * What an account has in any of the markets, those without anything left out. `looked`: how many of the markets
 * were looked at before the gas ended. One `eth_call`.
 */
export function readLensHoldings(
  client: ChainClient,
  {
    morpho,
    account,
    markets,
    ...at
  }: LensPlace & { morpho: Address; account: Address; markets: readonly Hex[] },
): Promise<{ looked: number; holdings: LensHolding[] }> {
  const args = [morpho, account, pack(markets)] as const
  return callLens(client, {
    data: encodeFunctionData({ abi: morphoLensAbi, functionName: 'readHoldings', args }),
    at,
    parse: (reader) => {
      const looked = reader.number(4)
      const holdings: LensHolding[] = []
      while (reader.number(1) === 1) {
        const marketId = markets[reader.number(4)]
        if (!marketId)
          throw new RangeError('the lens answered about a market that was not asked for')
        holdings.push({
          marketId,
          supplyShares: reader.bigint(32),
          borrowShares: reader.bigint(16),
          collateral: reader.bigint(16),
        })
      }
      return { looked, holdings }
    },
  })
}

/** What Morpho's own contract says of one position. */
export type LensVerdict = {
  /** `unknown`: the market can't accrue, or its oracle does not answer. */
  verdict: 'healthy' | 'liquidatable' | 'unknown'
  /** After `accrueInterest` to the block's time. */
  totalBorrowAssets: bigint
  totalBorrowShares: bigint
  borrowShares: bigint
  collateral: bigint
  /** 0 where the oracle does not answer. */
  price: bigint
  lltv: Wad
}

const verdicts = ['healthy', 'liquidatable', 'unknown'] as const

/**
 * Lets Morpho judge positions at a block: it accrues each market itself, then is asked to `liquidate` and refuses
 * with "position is healthy" or goes further. One `eth_call`, nothing of it lasts; fewer than asked for where gas
 * ends.
 */
export function readLensVerdicts(
  client: ChainClient,
  {
    morpho,
    positions,
    ...at
  }: LensPlace & { morpho: Address; positions: readonly { marketId: Hex; account: Address }[] },
): Promise<LensVerdict[]> {
  const args = [
    morpho,
    pack(positions.flatMap(({ marketId, account }) => [marketId, account])),
  ] as const
  return callLens(client, {
    data: encodeFunctionData({ abi: morphoLensAbi, functionName: 'judge', args }),
    at,
    parse: (reader) => {
      const found: LensVerdict[] = []
      while (!reader.atEnd()) {
        const verdict = verdicts[reader.number(1)]
        if (!verdict) throw new RangeError('the lens gave no verdict')
        found.push({
          verdict,
          totalBorrowAssets: reader.bigint(16),
          totalBorrowShares: reader.bigint(16),
          borrowShares: reader.bigint(16),
          collateral: reader.bigint(16),
          price: reader.bigint(32),
          lltv: reader.bigint(32) as Wad,
        })
      }
      return found
    },
  })
}
