import type { Hex } from 'viem'
import {
  type Known,
  type LiquidationReading,
  type Missing,
  toUnread,
} from '@/lib/anatomy/liquidation-reading'
import { type Around, readAround } from '@/lib/anatomy/read-around'
import { readLateness } from '@/lib/anatomy/read-lateness'
import type { StateDifference } from '@/lib/anatomy/replay/state-difference'
import { type TokenPrice, toPriceTable } from '@/lib/anatomy/token-price'
import { toDecimalString } from '@/lib/api/decimal'
import type { Liquidation } from '@/lib/api/schema/liquidation'
import type { OverLiquidation, Toxicity } from '@/lib/api/schema/liquidation-anatomy'
import type { ChainClient } from '@/lib/chain/chain-client'
import { HistoryUnavailableError } from '@/lib/errors'
import { getMorphoHealth, isMorphoLiquidatable } from '@/lib/risk/morpho-blue/get-health'
import { getLiquidationIncentiveFactor } from '@/lib/risk/morpho-blue/get-incentive-factor'
import { getMorphoLiquidationPreview } from '@/lib/risk/morpho-blue/get-liquidation-preview'
import type { MorphoEntry } from '../entry'
import { readNewFacts } from '../read-new-facts'
import { createMorphoTeller, type MorphoMoment } from './create-teller'
import { toSide } from './to-side'
import { toTokenPrices } from './to-token-prices'

type Options = {
  entry: MorphoEntry
  liquidation: Liquidation
  difference: StateDifference | Missing
  callsInTransaction: number
  /** Prices of the block by other markets of the chain. */
  readOtherPrices: () => Promise<readonly TokenPrice[]>
}

const pruned = 'the node no longer has the states around that block'
const several = 'several liquidations of this account stand in one transaction'
const earlier =
  'it came above the protocol’s own line: by a pre-liquidation that the borrower had opted in to, or after a change within the block'

/**
 * What the chain tells of one Morpho liquidation: the account around it, since when it was possible and why. About
 * six calls, one more for each block that it came late.
 *
 * @throws ReorgError, ChainReadError
 */
export async function readMorphoLiquidation(
  client: ChainClient,
  options: Options,
): Promise<LiquidationReading> {
  const { entry, liquidation, difference } = options
  const marketId = liquidation.market.slice(entry.id.length + 1) as Hex
  const block = await client.readBlock(liquidation.blockHash)
  const { morpho } = entry
  try {
    const at = { blockHash: block.parentHash, blockNumber: block.number - 1 }
    const tokens = new Map()
    const [facts] = await readNewFacts(client, { morpho, markets: [marketId], tokens, at })
    if (!facts) return toUnread('the market is not known to Morpho')
    const teller = createMorphoTeller({ morpho, facts, account: liquidation.borrower })
    const around = await readAround(client, { teller, block, difference })
    const { logIndex, blocksLate: known } = liquidation
    const wasBelow = isMorphoLiquidatable(around.before.state, around.before.account)
    const lateness = wasBelow
      ? await readLateness(client, { teller, block, logIndex, around, known })
      : { reason: earlier }
    return await toReading({ ...options, around, lateness })
  } catch (error) {
    if (!(error instanceof HistoryUnavailableError)) throw error
    return toUnread(pruned)
  }
}

async function toReading(
  options: Options & {
    around: Around<MorphoMoment>
    lateness: LiquidationReading['lateness']
  },
): Promise<LiquidationReading> {
  const { liquidation, callsInTransaction, around, lateness, readOtherPrices } = options
  const { basis, before, after } = around
  const others = toPriceTable([await readOtherPrices()])
  const alone = callsInTransaction === 1
  const [was, is] = [toSide(before, others), toSide(after, others)]
  return {
    sides: { basis, callsInTransaction, before: was, after: is },
    lateness,
    overLiquidation: alone ? getOver(before, BigInt(liquidation.debt.amount)) : { reason: several },
    toxicity: alone ? getToxicity(around) : { reason: several },
    prices: toTokenPrices(before.state, others),
  }
}

function getOver({ state, account }: MorphoMoment, repaid: bigint): Known<OverLiquidation> {
  const preview = getMorphoLiquidationPreview(state, account)
  if (preview?.basis !== 'now') return { reason: earlier }
  const least = preview.minRepayToHealthy?.repaidAssets ?? null
  return {
    repaid: repaid.toString(),
    leastRepay: least?.toString() ?? null,
    factor: least === null || least === 0n ? null : toDecimalString((repaid * 10_000n) / least, 4),
  }
}

function getToxicity({ before, after }: Around<MorphoMoment>): Known<Toxicity> {
  const was = getMorphoHealth(before.state, before.account)
  const is = getMorphoHealth(after.state, after.account)
  if (was.kind !== 'priced' || is.kind === 'unpriced') return { reason: 'the oracle gave no price' }
  const left = is.kind === 'priced' ? is.healthFactor : null
  return {
    toxic: left !== null && left < was.healthFactor,
    bonus: toDecimalString(getLiquidationIncentiveFactor(before.state.lltv), 18),
    threshold: toDecimalString(before.state.lltv, 18),
    healthBefore: was.healthFactor.toString(),
    healthAfter: left?.toString() ?? null,
  }
}
