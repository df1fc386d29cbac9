import { toDecimalString } from '@/lib/api/decimal'
import type { Market, MarketAsset } from '@/lib/api/schema/market'
import { divCeil } from '@/lib/risk/math'
import { applySkyDrip } from '@/lib/risk/sky/apply-drip'
import { getSkyPrice } from '@/lib/risk/sky/get-price'
import type { SkyIlkState } from '@/lib/risk/sky/state'
import { toGemAmountFloor } from '@/lib/risk/sky/to-gem-amount'
import type { Wad } from '@/lib/risk/units'
import type { MarketAtBlock } from '../../market-adapter'
import { toMarketId } from '../sky-entry'
import type { SkySweepCopy } from '../sweep-copy'
import { type SkyData, toMarketName } from './sky-data'
import { toThreshold } from './to-position'
import { toDaiPrice, toGemPrice } from './to-price'
import { toYearlyFee } from './to-rate'
import { toDaiAmount, toDaiUsd, toGemUsd } from './usd'

const largestShown = 10

/** An ilk in the API's words: its gem as the collateral, dai as what is owed. */
export function toMarket(data: SkyData, sweep: SkySweepCopy): MarketAtBlock {
  const { entry, reading, asOf } = data
  const sums = sweep.getTotals()
  return {
    id: toMarketId(entry, reading.state.ilk),
    protocol: entry.protocol,
    chainId: entry.chainId,
    name: toMarketName(data),
    ruleSet: 'Liquidations 2.0',
    poolAddress: entry.vat,
    asOf,
    borrowers: sweep.book.length,
    unpricedAccounts: sweep.unpriced,
    coverage: getCoverage(reading.state, sweep),
    totals: {
      collateralUsd: sums.collateralUsd.toFixed(2),
      debtUsd: sums.debtUsd.toFixed(2),
      liquidatableUsd: sums.liquidatableUsd.toFixed(2),
      liquidatableAccounts: sums.liquidatableAccounts,
      badDebtUsd: sums.badDebtUsd.toFixed(2),
      deficitUsd: null,
    },
    largest: toLargest(reading.state, sweep),
    assets: [toGemAsset(data, sweep), toDaiAsset(data)],
    eModes: [],
  }
}

/** Normalised debt of the vaults that are followed ÷ the ilk's: the rate is the same for both. */
function getCoverage({ totalArt }: SkyIlkState, { vaults }: SkySweepCopy): string {
  const followed = vaults.reduce((sum, { art }) => sum + art, 0n)
  return totalArt === 0n ? '1' : toDecimalString((followed * 1_000_000n) / totalArt, 6)
}

function toGemAsset(data: SkyData, { vaults }: SkySweepCopy): MarketAsset {
  const { state } = data.reading
  const locked = vaults.reduce((sum, { ink }) => sum + ink, 0n) as Wad
  const threshold = toThreshold(state)
  return {
    address: state.gem.asset,
    symbol: state.gem.symbol,
    decimals: state.gem.decimals,
    price: toGemPrice(data),
    ltv: threshold,
    liquidationThreshold: threshold,
    liquidationBonus: toDecimalString(state.chop, 18),
    liquidationProtocolFee: '1',
    supplied: toGemAmountFloor(state, locked).toString(),
    suppliedUsd: toGemUsd(locked, getSkyPrice(state)),
    borrowed: '0',
    borrowedUsd: '0',
    utilisation: '0',
    supplyRate: '0',
    borrowRate: '0',
    deficit: null,
    status: getStatus(state),
  }
}

/** Owed with the fee up to the block; utilisation: what of the ilk's debt ceiling is drawn. */
function toDaiAsset(data: SkyData): MarketAsset {
  const { state } = data.reading
  const { totalArt, rate } = applySkyDrip(state)
  const owed = totalArt * rate
  return {
    address: data.dai.asset,
    symbol: data.dai.symbol,
    decimals: data.dai.decimals,
    price: toDaiPrice(data),
    ltv: '0',
    liquidationThreshold: '0',
    liquidationBonus: '1',
    liquidationProtocolFee: '0',
    supplied: '0',
    suppliedUsd: '0',
    borrowed: toDaiAmount(owed),
    borrowedUsd: toDaiUsd(state, owed),
    utilisation: getUtilisation(owed, state),
    supplyRate: '0',
    borrowRate: toYearlyFee(state),
    deficit: null,
    status: getStatus(state),
  }
}

function getUtilisation(owed: bigint, { line }: SkyIlkState): string {
  if (owed === 0n) return '0'
  const most = line > owed ? line : owed
  return toDecimalString(divCeil(owed * 1_000_000n, most), 6)
}

/** `paused`: auctions can't begin now; `frozen`: nothing new may be drawn. */
function getStatus({ clip, dogLive, line }: SkyIlkState): MarketAsset['status'] {
  if (clip === null) return 'inactive'
  if (!dogLive || clip.stopped > 0) return 'paused'
  return line === 0n ? 'frozen' : 'active'
}

/** The largest debtors, with their share of the ilk's whole debt. */
function toLargest(state: SkyIlkState, sweep: SkySweepCopy): Market['largest'] {
  const { book } = sweep
  const rows = Array.from({ length: book.length }, (_, row) => row)
    .filter((row) => (book.debtUsd[row] ?? 0) > 0)
    .sort((a, b) => (book.debtUsd[b] ?? 0) - (book.debtUsd[a] ?? 0))
    .slice(0, largestShown)
  return rows.flatMap((row) => {
    const address = book.addresses[row]
    const art = sweep.getVault(row)?.art ?? 0n
    if (!address) return []
    const share = state.totalArt === 0n ? 0n : (art * 1_000_000n) / state.totalArt
    return [
      {
        address,
        collateralUsd: (book.collateralUsd[row] ?? 0).toFixed(2),
        debtUsd: (book.debtUsd[row] ?? 0).toFixed(2),
        shareOfDebt: toDecimalString(share, 6),
      },
    ]
  })
}
