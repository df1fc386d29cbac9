import type { AaveRules } from '@/lib/risk/aave-v3/state'
import type { Address } from '@/lib/risk/units'

/**
 * What of a market changes only when its rules do: addresses, tokens, categories in use. Read again
 * after `rulesChanged` of its logs, or when a read says `setupStale`.
 */
export type AaveMarketSetup = {
  chainId: number
  poolAddressesProvider: Address
  pool: Address
  configurator: Address | null
  oracle: Address
  rules: AaveRules
  /** `BASE_CURRENCY()`: the zero address stands for US dollars. */
  baseCurrency: Address | null
  /** Indexed by reserve id; holes are `undefined`. */
  reserves: readonly (AaveReserveSetup | undefined)[]
  /** Bit i: eMode category i is in use. */
  eModeMask: bigint
  /** Lower-case address of every aToken and debt token. */
  tokens: ReadonlyMap<string, AaveTokenRole>
}

export type AaveReserveSetup = {
  id: number
  asset: Address
  symbol: string
  name: string
  decimals: number
  aToken: Address
  variableDebtToken: Address
  stableDebtToken: Address | null
  /** The oracle's source for this asset. */
  priceSource: Address | null
  /** Where rounds are: the source itself or the base feed that its adapter names. */
  feed: Address | null
}

export type AaveTokenRole = { reserveId: number; kind: 'aToken' | 'variableDebt' | 'stableDebt' }
