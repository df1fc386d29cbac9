import fc from 'fast-check'
import { pow10 } from '../../pow10'
import { RAY } from '../../units'
import type {
  AaveAccount,
  AaveEModeCategory,
  AaveMarketState,
  AaveReserve,
  AaveReservePosition,
} from '../state'
import { bps, makeAccount, makeEMode, makeReserve, makeState, ray } from './make-state'

export const arbitraryRevision = fc.constantFrom(1, 3, 4, 5, 7, 8, 9, 10, 11)

const arbitraryIndex = fc.bigInt(RAY, 3n * RAY).map(ray)
const arbitraryRate = fc.bigInt(0n, RAY / 2n).map(ray)

function arbitraryReserve(id: number): fc.Arbitrary<AaveReserve> {
  return fc
    .record({
      decimals: fc.constantFrom(6, 8, 18, 24),
      price: fc.oneof(fc.bigInt(1n, 1_000n), fc.bigInt(10n ** 5n, 10n ** 13n)),
      liquidityIndex: arbitraryIndex,
      variableBorrowIndex: arbitraryIndex,
      liquidityRate: arbitraryRate,
      variableBorrowRate: arbitraryRate,
      liquidationThreshold: fc
        .oneof(
          { weight: 1, arbitrary: fc.constant(0) },
          { weight: 9, arbitrary: fc.integer({ min: 500, max: 9500 }) },
        )
        .map(bps),
      liquidationBonus: fc.integer({ min: 10_000, max: 12_000 }).map(bps),
      liquidationProtocolFee: fc.constantFrom(0, 1000, 2000).map(bps),
      eModeCategoryId: fc.constantFrom(0, 1),
    })
    .map((overrides) => makeReserve(id, overrides))
}

const arbitraryEMode: fc.Arbitrary<AaveEModeCategory> = fc
  .record({
    liquidationThreshold: fc.integer({ min: 8000, max: 9800 }).map(bps),
    liquidationBonus: fc.integer({ min: 10_050, max: 10_500 }).map(bps),
    collateralBitmap: fc.bigInt(0n, 31n),
    price: fc.option(fc.bigInt(10n ** 7n, 10n ** 12n)),
  })
  .map((overrides) => makeEMode(1, overrides))

/** Whole market of 5 reserves, realistic sizes, any rule set. */
export const arbitraryState: fc.Arbitrary<AaveMarketState> = fc
  .record({
    revision: arbitraryRevision,
    reserves: fc.tuple(...[0, 1, 2, 3, 4].map(arbitraryReserve)),
    eMode: arbitraryEMode,
  })
  .map(({ revision, reserves, eMode }) =>
    makeState(revision, reserves, {
      eModes: new Map([[1, revision <= 4 ? eMode : { ...eMode, price: null }]]),
    }),
  )

/** Base currency of a position side, log-uniform from a cent to a billion. */
const arbitraryBase = fc
  .double({ min: 6, max: 17, noNaN: true })
  .map((exponent) => BigInt(Math.round(10 ** exponent)))

const arbitrarySides = fc.record({
  collateral: fc.option(arbitraryBase, { nil: 0n }),
  debt: fc.option(arbitraryBase, { nil: 0n }),
  usedAsCollateral: fc.boolean(),
  stable: fc.option(fc.record({ rate: arbitraryRate, age: fc.integer({ min: 0, max: 10 ** 7 }) })),
})

/** An account of a market, up to 5 reserves, both sides of one reserve included. */
export function arbitraryAccount(state: AaveMarketState): fc.Arbitrary<AaveAccount> {
  return fc
    .record({
      sides: fc.array(arbitrarySides, { minLength: 1, maxLength: 5 }),
      eModeCategoryId: fc.constantFrom(0, 1),
    })
    .map(({ sides, eModeCategoryId }) =>
      makeAccount(
        sides.flatMap((side, id) => toPosition(state, id, side)),
        { eModeCategoryId },
      ),
    )
}

export const arbitraryLoan = arbitraryState.chain((state) =>
  fc.record({ state: fc.constant(state), account: arbitraryAccount(state) }),
)

/** One collateral against one or two debts of some thousand dollars, health 0.9 to 1: where dust matters. */
export const arbitraryTightLoan = fc
  .record({
    revision: arbitraryRevision,
    collateral: arbitraryReserve(0),
    debt: arbitraryReserve(1),
    other: arbitraryReserve(2),
    usd: fc.integer({ min: 900, max: 20_000 }),
    threshold: fc.integer({ min: 6000, max: 9500 }),
    bonus: fc.integer({ min: 10_000, max: 12_500 }),
    health: fc.integer({ min: 900, max: 999 }),
    otherShare: fc.constantFrom(0, 0, 30),
  })
  .map(({ revision, collateral, debt, other, usd, threshold, bonus, health, otherShare }) => {
    const terms = { liquidationThreshold: bps(threshold), liquidationBonus: bps(bonus) }
    const reserves = [
      { ...collateral, ...terms, price: 2000_12345678n, decimals: 18 },
      { ...debt, price: 1_00000001n, decimals: 6 },
      { ...other, price: 17_00000000n, decimals: 18 },
    ]
    const state = makeState(revision, reserves)
    const base = BigInt(usd) * 10n ** 8n
    const owed = (base * BigInt(threshold) * 1000n) / (10_000n * BigInt(health))
    const otherOwed = (owed * BigInt(otherShare)) / 100n
    const nothing = { collateral: 0n, debt: 0n, usedAsCollateral: false, stable: null }
    const account = makeAccount([
      ...toPosition(state, 0, { ...nothing, collateral: base, usedAsCollateral: true }),
      ...toPosition(state, 1, { ...nothing, debt: owed - otherOwed }),
      ...(otherShare === 0 ? [] : toPosition(state, 2, { ...nothing, debt: otherOwed })),
    ])
    return { state, account }
  })

type Side = typeof arbitrarySides extends fc.Arbitrary<infer T> ? T : never

function toPosition(state: AaveMarketState, id: number, side: Side): AaveReservePosition[] {
  const reserve = state.reserves[id]
  if (reserve === undefined || reserve.price === null) return []
  const { price } = reserve
  const toAmount = (base: bigint) => (base * pow10(reserve.decimals)) / price
  const stable = state.rules.stableDebt ? side.stable : null
  const position = {
    reserveId: id,
    scaledCollateral: (toAmount(side.collateral) * RAY) / reserve.liquidityIndex,
    usedAsCollateral: side.usedAsCollateral,
    scaledVariableDebt: (toAmount(side.debt) * RAY) / reserve.variableBorrowIndex,
  }
  if (stable === null || position.scaledVariableDebt === 0n) return [position]
  const lastUpdated = state.timestamp - stable.age
  return [
    {
      ...position,
      stableDebt: { principal: toAmount(side.debt), rate: stable.rate, lastUpdated },
    },
  ]
}
