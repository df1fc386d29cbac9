import type { Address, Bps, Ray } from '../../units'
import { RAY } from '../../units'
import { getAaveRules } from '../get-rules'
import type {
  AaveAccount,
  AaveEModeCategory,
  AaveMarketState,
  AaveReserve,
  AaveReservePosition,
} from '../state'

export const bps = (value: number) => BigInt(value) as Bps
export const ray = (value: bigint) => value as Ray

export function makeAddress(id: number): Address {
  return `0x${id.toString(16).padStart(40, '0')}`
}

/** A reserve of 18 decimals at $1, indexes 1, threshold 80 %, bonus 5 %, no fee. */
export function makeReserve(id: number, overrides: Partial<AaveReserve> = {}): AaveReserve {
  return {
    id,
    asset: makeAddress(id + 1),
    symbol: `R${id}`,
    decimals: 18,
    price: 100_000_000n,
    liquidityIndex: ray(RAY),
    variableBorrowIndex: ray(RAY),
    liquidityRate: ray(0n),
    variableBorrowRate: ray(0n),
    ltv: bps(7500),
    liquidationThreshold: bps(8000),
    liquidationBonus: bps(10500),
    liquidationProtocolFee: bps(0),
    active: true,
    frozen: false,
    paused: false,
    borrowingEnabled: true,
    eModeCategoryId: 0,
    liquidationGracePeriodUntil: 0,
    ...overrides,
  }
}

export function makeEMode(id: number, overrides: Partial<AaveEModeCategory> = {}) {
  return {
    id,
    label: `E${id}`,
    ltv: bps(9000),
    liquidationThreshold: bps(9300),
    liquidationBonus: bps(10100),
    collateralBitmap: 0n,
    borrowableBitmap: 0n,
    price: null,
    ...overrides,
  } satisfies AaveEModeCategory
}

export function makeState(
  revision: number,
  reserves: readonly (AaveReserve | undefined)[],
  overrides: Partial<AaveMarketState> = {},
): AaveMarketState {
  return {
    rules: getAaveRules(revision),
    baseCurrencyUnit: 100_000_000n,
    timestamp: 1_700_000_000,
    reserves,
    eModes: new Map(),
    liquidationAllowed: true,
    ...overrides,
  }
}

export function makePosition(
  reserveId: number,
  overrides: Partial<AaveReservePosition> = {},
): AaveReservePosition {
  return {
    reserveId,
    scaledCollateral: 0n,
    usedAsCollateral: (overrides.scaledCollateral ?? 0n) !== 0n,
    scaledVariableDebt: 0n,
    ...overrides,
  }
}

export function makeAccount(
  positions: readonly AaveReservePosition[],
  overrides: Partial<AaveAccount> = {},
): AaveAccount {
  return { address: makeAddress(0xacc), eModeCategoryId: 0, positions, ...overrides }
}

/** Whole tokens of 18 decimals. */
export const tokens = (amount: number) => BigInt(Math.round(amount * 1e9)) * 10n ** 9n
