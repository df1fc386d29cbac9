import { toDecimalString } from '@/lib/api/decimal'
import type { MarketAsset } from '@/lib/api/schema/market'
import { divCeil } from '@/lib/risk/math'
import { applySkyDrip } from '@/lib/risk/sky/apply-drip'
import { getSkyPrice } from '@/lib/risk/sky/get-price'
import type { SkyIlkState } from '@/lib/risk/sky/state'
import { toGemAmountFloor } from '@/lib/risk/sky/to-gem-amount'
import type { Wad } from '@/lib/risk/units'
import type { MarketAtBlock } from '../../market-adapter'
import { toLargest } from '../../to-largest'
import { toTotals } from '../../to-totals'
import { toMarketId } from '../sky-entry'
import type { SkyVault } from '../vault'
import type { VaultSweepCopy } from '../vault-table'
import { type SkyData, toMarketName } from './sky-data'
import { toThreshold } from './to-position'
import { toDaiPrice, toGemPrice } from './to-price'
import { toYearlyFee } from './to-rate'
import { toDaiAmount, toDaiUsd, toGemUsd } from './usd'

/** An ilk in the API's words: its gem as the collateral, dai as what is owed. */
export function toMarket(data: SkyData, sweep: VaultSweepCopy): MarketAtBlock {
  const { entry, reading, asOf } = data
  const { state } = reading
  return {
    id: toMarketId(entry, state.ilk),
    protocol: entry.protocol,
    chainId: entry.chainId,
    name: toMarketName(data),
    ruleSet: 'Liquidations 2.0',
    poolAddress: entry.vat,
    asOf,
    borrowers: sweep.book.length,
    unpricedAccounts: sweep.unpriced,
    coverage: getCoverage(state, sweep),
    totals: toTotals(sweep.getTotals()),
    largest: toLargest(sweep.book, (row) => toShare(sweep.getAccount(row), state)),
    assets: [toGemAsset(data, sweep), toDaiAsset(data)],
    eModes: [],
  }
}

/** Normalised debt of the vaults that are followed ÷ the ilk's: the rate is the same for both. */
function getCoverage({ totalArt }: SkyIlkState, { accounts }: VaultSweepCopy): string {
  const followed = accounts.rows.reduce((sum, { art }) => sum + art, 0n)
  return totalArt === 0n ? '1' : toDecimalString((followed * 1_000_000n) / totalArt, 6)
}

function toGemAsset(data: SkyData, { accounts }: VaultSweepCopy): MarketAsset {
  const { state } = data.reading
  const locked = accounts.rows.reduce((sum, { ink }) => sum + ink, 0n) as Wad
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

/** Its share of the ilk's whole debt. */
function toShare(vault: SkyVault | undefined, { totalArt }: SkyIlkState): string {
  const art = vault?.art ?? 0n
  return toDecimalString(totalArt === 0n ? 0n : (art * 1_000_000n) / totalArt, 6)
}
