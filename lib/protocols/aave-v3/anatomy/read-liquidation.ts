import { type LiquidationReading, type Missing, toUnread } from '@/lib/anatomy/liquidation-reading'
import { type Around, readAround } from '@/lib/anatomy/read-around'
import { readLateness } from '@/lib/anatomy/read-lateness'
import type { StateDifference } from '@/lib/anatomy/replay/state-difference'
import type { TokenPrice } from '@/lib/anatomy/token-price'
import type { Liquidation } from '@/lib/api/schema/liquidation'
import type { ChainClient } from '@/lib/chain/chain-client'
import { HistoryUnavailableError } from '@/lib/errors'
import type { AaveMarketSetup } from '../market-setup'
import type { AaveV3Entry } from '../market-view'
import { readMarketSetup } from '../read-market-setup'
import { createAaveTeller } from './create-teller'
import { getAaveOverLiquidation, getAaveToxicity } from './get-measures'
import type { AaveMoment } from './moment'
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
    const teller = createAaveTeller({ setup, account: liquidation.borrower })
    const around = await readAround(client, { teller, block, difference })
    const lateness = await readLateness(client, {
      teller,
      block,
      logIndex: liquidation.logIndex,
      around,
      known: liquidation.blocksLate,
    })
    return toReading({ ...options, setup, around, lateness })
  } catch (error) {
    if (!(error instanceof HistoryUnavailableError)) throw error
    return toUnread(pruned, await readPastPrices(client, { entry, block }))
  }
}

function toReading(
  options: Options & {
    setup: AaveMarketSetup
    around: Around<AaveMoment>
    lateness: LiquidationReading['lateness']
  },
): LiquidationReading {
  const { liquidation, setup, around, lateness, callsInTransaction } = options
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
    lateness,
    overLiquidation: alone ? getAaveOverLiquidation(before, { ids, repaid }) : { reason: several },
    toxicity: alone ? getAaveToxicity({ before, after }, ids) : { reason: several },
    prices: listPrices(setup, around),
  }
}

function listPrices(setup: AaveMarketSetup, { before }: Around<AaveMoment>): TokenPrice[] {
  const { reserves, baseCurrencyUnit } = before.state
  return toTokenPrices(setup, {
    unit: baseCurrencyUnit,
    priceOf: (asset) => reserves.find((reserve) => reserve?.asset === asset)?.price ?? null,
  })
}
