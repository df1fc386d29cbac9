import type { Address } from 'viem'

/** Where pools of a chain are found: a single pool, or a factory that is asked for each pair. */
export type PoolSource =
  | { kind: 'uniswap-v3'; chainId: number; address: Address }
  | { kind: 'uniswap-v3-factory'; chainId: number; address: Address; fees?: number[] | undefined }
  | { kind: 'uniswap-v2'; chainId: number; address: Address; fee?: number | undefined }
  | { kind: 'uniswap-v2-factory'; chainId: number; address: Address; fee?: number | undefined }

/** Fees of v3 pools that are asked for unless a source names its own, in millionths. */
export const usualFees: readonly number[] = [100, 500, 3000, 10_000]
/** Of a v2 pair unless its source says otherwise, in millionths. */
export const usualPairFee = 3000
