import { type LiquidationReading, type Missing, toUnread } from '@/lib/anatomy/liquidation-reading'
import { readAround } from '@/lib/anatomy/read-around'
import { readLateness } from '@/lib/anatomy/read-lateness'
import type { StateDifference } from '@/lib/anatomy/replay/state-difference'
import { type TokenPrice, toPriceTable, type UsdPrice } from '@/lib/anatomy/token-price'
import { parseDecimalString, toDecimalString } from '@/lib/api/decimal'
import type { Liquidation } from '@/lib/api/schema/liquidation'
import type { AccountSide } from '@/lib/api/schema/liquidation-anatomy'
import type { ChainClient } from '@/lib/chain/chain-client'
import { HistoryUnavailableError } from '@/lib/errors'
import { getCometAccountValue } from '@/lib/risk/compound-v3/get-account-value'
import type { CometEntry } from '../entry'
import type { CometQuote } from '../get-quote'
import { getValue, toUsd } from '../view/dollars'
import { createCometTeller } from './create-teller'
import type { CometMoment } from './moment'

const pruned = 'the node no longer has the states around that block'
const takesAll = 'an absorption takes everything at once, there is no smaller one'
const fine = 36

/**
 * What the chain tells of one absorption: the account around it, since when it was possible and why. About six calls,
 * one more for each block that it came late.
 *
 * @throws ReorgError, ChainReadError
 */
export async function readCometLiquidation(
  client: ChainClient,
  options: {
    entry: CometEntry
    liquidation: Liquidation
    difference: StateDifference | Missing
    /** Prices of the block by other markets of the chain. */
    readOtherPrices: () => Promise<readonly TokenPrice[]>
  },
): Promise<LiquidationReading> {
  const { entry, liquidation, difference, readOtherPrices } = options
  const { logIndex, borrower: account, blocksLate: known } = liquidation
  const block = await client.readBlock(liquidation.blockHash)
  try {
    const others = toPriceTable([await readOtherPrices()])
    const usdPrices = (asset: string) => toText(others.get(asset.toLowerCase())?.usd ?? null)
    const teller = createCometTeller({ comet: entry.comet, account, usdPrices })
    const around = await readAround(client, { teller, block, difference })
    const { basis, before, after } = around
    return {
      sides: { basis, callsInTransaction: null, before: toSide(before), after: toSide(after) },
      lateness: await readLateness(client, { teller, block, logIndex, around, known }),
      overLiquidation: { reason: takesAll },
      toxicity: { reason: takesAll },
      prices: toTokenPrices(before),
    }
  } catch (error) {
    if (!(error instanceof HistoryUnavailableError)) throw error
    return toUnread(pruned)
  }
}

function toText(usd: UsdPrice | null): string | null {
  return usd === null ? null : toDecimalString((usd.price * 10n ** BigInt(fine)) / usd.unit, fine)
}

function toSide({ state, account, quote }: CometMoment): AccountSide {
  const value = getCometAccountValue(state, account)
  const usd = (amount: bigint, { price, scale }: { price: bigint | null; scale: bigint }) =>
    price === null ? null : toUsd(getValue(amount, { price, scale }), quote)
  const collateral = account.collateral.flatMap(({ offset, amount }) => {
    const info = state.assets.find((each) => each.offset === offset)
    if (!info) return []
    const { asset, symbol, decimals, liquidateCollateralFactor } = info
    const threshold = toDecimalString(liquidateCollateralFactor, 18)
    const valueUsd = usd(amount, info)
    return [{ asset, symbol, decimals, amount: amount.toString(), valueUsd, threshold }]
  })
  const owed = value.borrowBalance
  const debtUsd = usd(owed, { price: state.basePrice, scale: state.baseScale })
  const { kind } = value.health
  return {
    kind,
    healthFactor: value.health.kind === 'priced' ? value.health.healthFactor.toString() : null,
    collateralUsd: kind === 'unpriced' ? null : toUsd(value.collateral, quote),
    debtUsd,
    collateral,
    debt: owed === 0n ? [] : [{ ...state.baseToken, amount: owed.toString(), valueUsd: debtUsd }],
  }
}

function toTokenPrices({ state, quote }: CometMoment): TokenPrice[] {
  const { baseToken, basePrice, assets } = state
  return [
    { ...baseToken, usd: toUsdPrice(basePrice, quote), kind: 'token' },
    ...assets.map(
      ({ asset, symbol, decimals, price }): TokenPrice => ({
        asset,
        symbol,
        decimals,
        usd: toUsdPrice(price, quote),
        kind: 'token',
      }),
    ),
  ]
}

function toUsdPrice(price: bigint | null, quote: CometQuote): UsdPrice | null {
  if (price === null || price <= 0n) return null
  const unit = 10n ** 8n
  if (quote.kind === 'usd') return { price, unit }
  if (quote.usd === null) return null
  return { price: price * parseDecimalString(quote.usd, fine), unit: unit * 10n ** BigInt(fine) }
}
