import type { Address, Wad } from '../../units'
import { accrueMorphoInterest } from '../accrue-interest'
import type { AccruedMorphoState, MorphoAccount, MorphoMarketState } from '../state'

export const wad = (value: bigint) => value as Wad
/** A ratio in wad, to nine digits. */
export const ratio = (value: number) => wad(BigInt(Math.round(value * 1e9)) * 10n ** 9n)

export function makeAddress(id: number): Address {
  return `0x${id.toString(16).padStart(40, '0')}`
}

/** Collateral of 18 decimals at 2,000 of a loan token of 6; 1,000,000 lent, 600,000 borrowed, 0.86, no rate. */
export function makeMarket(overrides: Partial<MorphoMarketState> = {}): MorphoMarketState {
  const timestamp = 1_700_000_000
  return {
    id: `0x${'11'.repeat(32)}`,
    loanToken: { asset: makeAddress(1), symbol: 'USDC', decimals: 6 },
    collateralToken: { asset: makeAddress(2), symbol: 'WETH', decimals: 18 },
    lltv: ratio(0.86),
    collateralPrice: 2_000n * 10n ** 24n,
    totalSupplyAssets: 1_000_000_000_000n,
    totalSupplyShares: 1_000_000_000_000n * 10n ** 6n,
    totalBorrowAssets: 600_000_000_000n,
    totalBorrowShares: 600_000_000_000n * 10n ** 6n,
    lastUpdate: timestamp,
    fee: wad(0n),
    borrowRate: wad(0n),
    timestamp,
    ...overrides,
  }
}

export function makeState(overrides: Partial<MorphoMarketState> = {}): AccruedMorphoState {
  return accrueMorphoInterest(makeMarket(overrides))
}

export function makeAccount(overrides: Partial<MorphoAccount> = {}): MorphoAccount {
  return { address: makeAddress(0xacc), borrowShares: 0n, collateral: 0n, ...overrides }
}

/** Whole collateral tokens of 18 decimals. */
export const ether = (amount: number) => BigInt(Math.round(amount * 1e9)) * 10n ** 9n
/** Shares of whole loan tokens of 6 decimals, in a market where a unit is a million shares. */
export const dollars = (amount: number) => BigInt(Math.round(amount * 1e6)) * 10n ** 6n
