import { getAddress, keccak256, toHex } from 'viem'
import type { Address } from '@/lib/risk/units'
import type { AsOf, Source } from '../schema/as-of'
import { toIso } from '../time'

/** The invented chain that all fixtures tell of: one block, two markets that were read at it. */
export const CHAIN_ID = 31_337
export const BLOCK_NUMBER = 43_210
export const BLOCK_TIME = 1_767_225_600

export const MARKET_ID = 'demo-aave-v3'
export const LEGACY_MARKET_ID = 'demo-aave-v3-legacy'

/** A 32-byte hash that is the same for the same name. */
export function toFixtureHash(name: string): `0x${string}` {
  return keccak256(toHex(name))
}

/** An EIP-55 address that is the same for the same name. */
export function toFixtureAddress(name: string): Address {
  return getAddress(`0x${toFixtureHash(name).slice(26)}`)
}

export const asOf: AsOf = {
  chainId: CHAIN_ID,
  blockNumber: BLOCK_NUMBER,
  blockHash: toFixtureHash(`block ${BLOCK_NUMBER}`),
  timestamp: toIso(BLOCK_TIME),
}

export const freshSource: Source = { status: 'fresh', ageSeconds: 2 }
export const staleSource: Source = {
  status: 'stale',
  ageSeconds: 94,
  reason: 'No endpoint of chain 31337 answers.',
}
export const downSource: Source = {
  status: 'down',
  ageSeconds: null,
  reason: 'The pool at this address does not answer.',
}

export const asOfByMarket = { [MARKET_ID]: asOf, [LEGACY_MARKET_ID]: asOf }
export const sourceByMarket = { [MARKET_ID]: freshSource, [LEGACY_MARKET_ID]: freshSource }

/** Has a loan in both markets. */
export const BORROWER: Address = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
/** Could be liquidated now. */
export const LATE_BORROWER = toFixtureAddress('late borrower')
/** Supplies, owes nothing. */
export const SUPPLIER = toFixtureAddress('supplier')
/** Holds an asset whose oracle reverts. */
export const UNPRICED_BORROWER = toFixtureAddress('unpriced borrower')
/** Never used either market. */
export const STRANGER = toFixtureAddress('stranger')
export const LIQUIDATOR = toFixtureAddress('liquidator')
