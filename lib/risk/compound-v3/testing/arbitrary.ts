import fc from 'fast-check'
import { WAD } from '../../units'
import type { CometAsset, CometMarketState } from '../state'
import { sumCometAccount } from '../sum-account'
import { makeAccount, makeAsset, makeState, ratio, wad } from './make-comet'

/** Log-uniform integers. */
const arbitraryMagnitude = (min: number, max: number) =>
  fc
    .tuple(fc.integer({ min: min * 32, max: max * 32 }), fc.bigInt(0n, 1000n))
    .map(([exponent, odd]) => BigInt(Math.floor(10 ** (exponent / 32))) + odd)

function arbitraryAsset(offset: number): fc.Arbitrary<CometAsset> {
  return fc
    .record({
      decimals: fc.constantFrom(6, 8, 18),
      price: arbitraryMagnitude(0, 13),
      factors: fc.tuple(
        fc.integer({ min: 0, max: 950 }),
        fc.integer({ min: 0, max: 50 }),
        fc.integer({ min: 0, max: 1000 }),
      ),
      reserves: fc.oneof(fc.constant(0n), arbitraryMagnitude(0, 22)),
    })
    .map(({ decimals, factors: [borrow, more, of], ...overrides }) =>
      makeAsset(offset, {
        ...overrides,
        decimals,
        scale: 10n ** BigInt(decimals),
        borrowCollateralFactor: ratio(borrow / 1000),
        liquidateCollateralFactor: ratio((borrow + more) / 1000),
        liquidationFactor: ratio(of / 1000),
        totalSupplyAsset: 10n ** 24n,
        supplyCap: 10n ** 27n,
      }),
    )
}

const arbitraryIndex = fc.bigInt(10n ** 15n, 3n * 10n ** 15n)
const arbitraryRate = fc.bigInt(0n, 10n ** 10n).map(wad)

/** A Comet of four collaterals, any base token. */
export const arbitraryState: fc.Arbitrary<CometMarketState> = fc
  .record({
    assets: fc.tuple(...[0, 1, 2, 3].map(arbitraryAsset)),
    baseDecimals: fc.constantFrom(6, 18),
    basePrice: fc.constantFrom(1_00000000n, 99_990_001n, 3_500_12345678n),
    baseSupplyIndex: arbitraryIndex,
    baseBorrowIndex: arbitraryIndex,
    supplyRate: arbitraryRate,
    borrowRate: arbitraryRate,
    storeFrontPriceFactor: fc.integer({ min: 0, max: 1000 }).map((of) => ratio(of / 1000)),
  })
  .map(({ assets, baseDecimals, ...overrides }) => {
    const baseScale = 10n ** BigInt(baseDecimals)
    return makeState(assets, {
      ...overrides,
      baseScale,
      baseToken: { ...makeState().baseToken, decimals: baseDecimals },
      totalSupplyBase: 10n ** 10n * baseScale,
      totalBorrowBase: 8n * 10n ** 9n * baseScale,
      baseBalance: 4n * 10n ** 9n * baseScale,
      baseBorrowMin: 100n * baseScale,
    })
  })

/** An account of a Comet whose health is from nothing to 5, most often near 1; sometimes without collateral. */
export const arbitraryLoan = fc
  .record({
    state: arbitraryState,
    amounts: fc.array(fc.oneof(fc.constant(0n), arbitraryMagnitude(0, 23)), { maxLength: 4 }),
    health: fc.oneof(
      fc.double({ min: 0.3, max: 5, noNaN: true }),
      fc.double({ min: 0.97, max: 1.03, noNaN: true }),
      fc.double({ min: 1 - 1e-9, max: 1 + 1e-9, noNaN: true }),
    ),
  })
  .map(({ state, amounts, health }) => {
    const { weighted } = sumCometAccount(state, makeAccount(0n, amounts))
    const value = (weighted * 10n ** 12n) / BigInt(Math.round(health * 1e12))
    const owed = (value * state.baseScale) / (state.basePrice ?? 1n)
    const most = state.totalBorrowBase
    const principal = (owed * 10n ** 15n) / state.baseBorrowIndex + 1n
    return { state, account: makeAccount(-(principal < most ? principal : most), amounts) }
  })

export const arbitraryLevel = fc
  .integer({ min: 500, max: 4000 })
  .map((permille) => wad((WAD * BigInt(permille)) / 1000n))
