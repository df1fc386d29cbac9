import fc from 'fast-check'
import { WAD } from '../../units'
import { accrueMorphoInterest } from '../accrue-interest'
import { getMinHealthyPrice } from '../get-max-borrow'
import type { MorphoPreLiquidation } from '../pre-liquidation'
import { toAssetsCeil } from '../shares-math'
import type { MorphoMarketState } from '../state'
import { makeAccount, makeAddress, makeMarket, ratio, wad } from './make-market'

/** Log-uniform integers. */
const arbitraryMagnitude = (min: number, max: number) =>
  fc
    .tuple(fc.integer({ min: min * 32, max: max * 32 }), fc.bigInt(0n, 1000n))
    .map(([exponent, odd]) => BigInt(Math.floor(10 ** (exponent / 32))) + odd)

const arbitraryLltv = fc
  .constantFrom(0.385, 0.625, 0.77, 0.86, 0.915, 0.945, 0.965, 0.98)
  .map(ratio)

/** A market of any size whose shares have been worth from their first price to a hundred times that. */
export const arbitraryMarket: fc.Arbitrary<MorphoMarketState> = fc
  .record({
    lltv: arbitraryLltv,
    supplied: arbitraryMagnitude(3, 26),
    utilization: fc.bigInt(1n, 1000n),
    sharePrice: fc.bigInt(10_000n, 1_000_000n),
    fee: fc.constantFrom(0n, WAD / 10n, WAD / 4n),
    borrowRate: fc.bigInt(0n, 10n ** 11n),
    age: fc.integer({ min: 0, max: 10 ** 7 }),
  })
  .map(({ supplied, utilization, sharePrice, fee, borrowRate, age, lltv }) => {
    const market = makeMarket({ lltv, fee: wad(fee), borrowRate: wad(borrowRate) })
    const totalBorrowAssets = (supplied * utilization) / 1000n + 1n
    return {
      ...market,
      totalSupplyAssets: supplied + 1n,
      totalSupplyShares: supplied * 10n ** 6n,
      totalBorrowAssets,
      totalBorrowShares: (totalBorrowAssets * 10n ** 6n * 10_000n) / sharePrice,
      lastUpdate: market.timestamp - age,
    }
  })

/** A position of any share of its market at a price where health is from nothing to 5, most often near 1. */
export const arbitraryLoan = fc
  .record({
    market: arbitraryMarket,
    share: fc.bigInt(1n, 1000n),
    collateral: arbitraryMagnitude(0, 24),
    health: fc.oneof(
      fc.double({ min: 0.3, max: 5, noNaN: true }),
      fc.double({ min: 0.97, max: 1.03, noNaN: true }),
      fc.double({ min: 1 - 1e-9, max: 1 + 1e-9, noNaN: true }),
    ),
  })
  .map(({ market, share, collateral, health }) => {
    const state = accrueMorphoInterest(market)
    const borrowShares = (market.totalBorrowShares * share) / 1000n + 1n
    const owed = toAssetsCeil(borrowShares, {
      totalAssets: state.totalBorrowAssets,
      totalShares: state.totalBorrowShares,
    })
    const price = getMinHealthyPrice({ collateral, borrowed: owed, lltv: state.lltv }) ?? 1n
    const factor = BigInt(Math.round(health * 1e12))
    const collateralPrice = (price * factor) / 10n ** 12n
    return {
      state: { ...state, collateralPrice: collateralPrice > 0n ? collateralPrice : 1n },
      account: makeAccount({ borrowShares, collateral }),
    }
  })

/** A line below a market's own, with terms that its constructor accepts; oracle as the market's. */
export const arbitraryLine = fc
  .record({
    gap: fc.integer({ min: 1, max: 300 }),
    closeFactors: fc.tuple(fc.bigInt(0n, WAD), fc.bigInt(0n, 2n * WAD)),
    incentives: fc.tuple(fc.bigInt(0n, 1000n), fc.bigInt(0n, 1000n)),
  })
  .map(({ gap, closeFactors, incentives }) => (lltv: bigint): MorphoPreLiquidation => {
    const room = (WAD * WAD) / lltv - WAD
    const [first, second] = incentives.toSorted((a, b) => Number(a - b)) as [bigint, bigint]
    const [low, more] = closeFactors
    return {
      address: makeAddress(0x9e),
      preLltv: wad((lltv * BigInt(1000 - gap)) / 1000n),
      preLCF1: wad(low),
      preLCF2: wad(low + more),
      preLIF1: wad(WAD + (room * first) / 1000n),
      preLIF2: wad(WAD + (room * second) / 1000n),
      oraclePrice: null,
    }
  })
