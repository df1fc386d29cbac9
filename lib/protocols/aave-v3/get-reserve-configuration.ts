import type { Bps } from '@/lib/risk/units'

/** The parameters of a reserve as its configuration bitmap holds them. */
export type AaveReserveConfiguration = {
  ltv: Bps
  liquidationThreshold: Bps
  liquidationBonus: Bps
  decimals: number
  active: boolean
  frozen: boolean
  borrowingEnabled: boolean
  stableBorrowingEnabled: boolean
  paused: boolean
  borrowableInIsolation: boolean
  siloedBorrowing: boolean
  flashLoanEnabled: boolean
  reserveFactor: Bps
  /** Whole tokens; 0 = no cap. */
  borrowCap: bigint
  supplyCap: bigint
  liquidationProtocolFee: Bps
  /** v3.0 and v3.1; unused bits later. */
  eModeCategoryId: number
  /** Units of base currency with 2 decimals; 0 = not isolated. */
  debtCeiling: bigint
}

/** Decodes the bitmap of `ReserveConfiguration.sol`; the layout is the same from v3.0 to v3.7. */
export function getReserveConfiguration(bitmap: bigint): AaveReserveConfiguration {
  const bits = (start: number, length: number): bigint =>
    BigInt.asUintN(length, bitmap >> BigInt(start))
  const flag = (position: number): boolean => bits(position, 1) === 1n
  return {
    ltv: bits(0, 16) as Bps,
    liquidationThreshold: bits(16, 16) as Bps,
    liquidationBonus: bits(32, 16) as Bps,
    decimals: Number(bits(48, 8)),
    active: flag(56),
    frozen: flag(57),
    borrowingEnabled: flag(58),
    stableBorrowingEnabled: flag(59),
    paused: flag(60),
    borrowableInIsolation: flag(61),
    siloedBorrowing: flag(62),
    flashLoanEnabled: flag(63),
    reserveFactor: bits(64, 16) as Bps,
    borrowCap: bits(80, 36),
    supplyCap: bits(116, 36),
    liquidationProtocolFee: bits(152, 16) as Bps,
    eModeCategoryId: Number(bits(168, 8)),
    debtCeiling: bits(212, 40),
  }
}
