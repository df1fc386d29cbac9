import {
  isMissing,
  type LiquidationReading,
  type Missing,
  toUnread,
} from '@/lib/anatomy/liquidation-reading'
import type { StateDifference } from '@/lib/anatomy/replay/state-difference'
import type { TokenPrice } from '@/lib/anatomy/token-price'
import type { Liquidation } from '@/lib/api/schema/liquidation'
import type { BlockRef } from '@/lib/chain/block-ref'
import type { ChainClient } from '@/lib/chain/chain-client'
import { HistoryUnavailableError } from '@/lib/errors'
import type { AaveMarketSetup } from '../market-setup'
import type { AaveV3Entry } from '../market-view'
import { readMarketSetup } from '../read-market-setup'
import { getAaveOverLiquidation, getAaveToxicity } from './get-measures'
import { type AaveAround, readAround } from './read-around'
import { readLateness } from './read-lateness'
import { readPastPrices } from './read-past-prices'
import { toSide } from './to-side'
import { toTokenPrices } from './to-token-prices'

type Options = {
  entry: AaveV3Entry
  liquidation: Liquidation
  difference: StateDifference | Missing
  /** Liquidations of the same account in the transaction; `null` where that is not known. */
  callsInTransaction: number | null
}

const pruned = 'the node no longer has the states around that block'
const several = 'several liquidations of this account stand in one transaction'

/**
 * What the chain tells of one Aave liquidation: the account around it, since when it was possible and why. About
 * eight calls, one more for each block that it came late.
 *
 * @throws ReorgError, ChainReadError
 */
export async function readAaveLiquidation(
  client: ChainClient,
  options: Options,
): Promise<LiquidationReading> {
  const { entry, liquidation, difference } = options
  const { poolAddressesProvider } = entry
  const block = await client.readBlock(liquidation.blockHash)
  try {
    const setup = await readMarketSetup(client, {
      poolAddressesProvider,
      blockHash: block.parentHash,
    })
    const account = liquidation.borrower
    const around = await readAround(client, {
      setup,
      account,
      block,
      difference: isMissing(difference) ? null : difference,
    })
    return await toReading(client, { ...options, setup, around, block })
  } catch (error) {
    if (!(error instanceof HistoryUnavailableError)) throw error
    return toUnread(pruned, await readPastPrices(client, { entry, block }))
  }
}

async function toReading(
  client: ChainClient,
  options: Options & { setup: AaveMarketSetup; around: AaveAround; block: BlockRef },
): Promise<LiquidationReading> {
  const { liquidation, setup, around, block, callsInTransaction } = options
  const { basis, before, after } = around
  const idOf = (asset: string) =>
    setup.reserves.find((reserve) => reserve?.asset === asset)?.id ?? -1
  const ids = {
    collateralId: idOf(liquidation.collateral.asset),
    debtId: idOf(liquidation.debt.asset),
  }
  const alone = callsInTransaction === null || callsInTransaction === 1
  const repaid = BigInt(liquidation.debt.amount)
  return {
    sides: { basis, callsInTransaction, before: toSide(before), after: toSide(after) },
    lateness: await readLateness(client, {
      setup,
      account: liquidation.borrower,
      block,
      logIndex: liquidation.logIndex,
      around,
      known: liquidation.blocksLate,
    }),
    overLiquidation: alone ? getAaveOverLiquidation(before, { ids, repaid }) : { reason: several },
    toxicity: alone ? getAaveToxicity({ before, after }, ids) : { reason: several },
    prices: listPrices(setup, around),
  }
}

function listPrices(setup: AaveMarketSetup, { before }: AaveAround): TokenPrice[] {
  const { reserves, baseCurrencyUnit } = before.state
  return toTokenPrices(setup, {
    unit: baseCurrencyUnit,
    priceOf: (asset) => reserves.find((reserve) => reserve?.asset === asset)?.price ?? null,
  })
}
