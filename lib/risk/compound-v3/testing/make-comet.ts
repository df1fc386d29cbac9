import type { Address, Wad } from '../../units'
import type { CometAccount, CometAsset, CometMarketState } from '../state'

export const wad = (value: bigint) => value as Wad
/** A ratio in wad, to nine digits. */
export const ratio = (value: number) => wad(BigInt(Math.round(value * 1e9)) * 10n ** 9n)

export function makeAddress(id: number): Address {
  return `0x${id.toString(16).padStart(40, '0')}`
}

/** A collateral of 18 decimals at $2,000; factors 0.825, 0.895, 0.93 (a penalty of 7 %); nothing on the shelf. */
export function makeAsset(offset: number, overrides: Partial<CometAsset> = {}): CometAsset {
  return {
    offset,
    asset: makeAddress(offset + 1),
    symbol: `C${offset}`,
    decimals: 18,
    scale: 10n ** 18n,
    price: 2_000_00000000n,
    borrowCollateralFactor: ratio(0.825),
    liquidateCollateralFactor: ratio(0.895),
    liquidationFactor: ratio(0.93),
    supplyCap: 10n ** 24n,
    totalSupplyAsset: 10n ** 22n,
    reserves: 0n,
    ...overrides,
  }
}

/** A base token of 6 decimals at $1, indexes 1, no rates; 10 million lent, 6 million borrowed. */
export function makeState(
  assets: readonly CometAsset[] = [makeAsset(0)],
  overrides: Partial<CometMarketState> = {},
): CometMarketState {
  return {
    baseToken: { asset: makeAddress(0xba5e), symbol: 'USDC', decimals: 6 },
    baseScale: 10n ** 6n,
    basePrice: 1_00000000n,
    baseSupplyIndex: 10n ** 15n,
    baseBorrowIndex: 10n ** 15n,
    totalSupplyBase: 10_000_000_000_000n,
    totalBorrowBase: 6_000_000_000_000n,
    lastAccrualTime: 1_700_000_000,
    timestamp: 1_700_000_000,
    supplyRate: wad(0n),
    borrowRate: wad(0n),
    baseBorrowMin: 100_000_000n,
    baseBalance: 4_100_000_000_000n,
    targetReserves: 5_000_000_000_000n,
    storeFrontPriceFactor: ratio(0.6),
    paused: { supply: false, withdraw: false, absorb: false, buy: false },
    assets,
    ...overrides,
  }
}

/** Collateral by offset, in order; owes (negative) or lends base units at an index of 1. */
export function makeAccount(
  principal: bigint,
  amounts: readonly bigint[] = [],
  overrides: Partial<CometAccount> = {},
): CometAccount {
  const collateral = amounts.flatMap((amount, offset) => (amount === 0n ? [] : { offset, amount }))
  return { address: makeAddress(0xacc), principal, collateral, ...overrides }
}

/** Whole collateral tokens of 18 decimals. */
export const ether = (amount: number) => BigInt(Math.round(amount * 1e9)) * 10n ** 9n
/** Whole base tokens of 6 decimals. */
export const dollars = (amount: number) => BigInt(Math.round(amount * 1e6))
