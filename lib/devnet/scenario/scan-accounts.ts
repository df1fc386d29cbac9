import { type Address, parseAbi } from 'viem'
import type { DevnetClient } from '../chain-client'
import type { Market } from '../market-types'
import { poolAbi } from '../pool-calls'

/** What a pool says of an account: USD as numbers, for choosing what to do, not for showing. */
export interface AccountState {
  collateralUsd: number
  debtUsd: number
  availableUsd: number
  /** Infinity without debt. */
  health: number
}

const ACCOUNTS_A_CALL = 120

function toUsd(base: bigint): number {
  return Number(base) / 1e8
}

/** `getUserAccountData` of many accounts through Multicall3, 120 a call. */
export async function scanAccounts(
  client: DevnetClient,
  { market, accounts }: { market: Market; accounts: readonly Address[] },
): Promise<Map<Address, AccountState>> {
  const states = new Map<Address, AccountState>()
  for (let start = 0; start < accounts.length; start += ACCOUNTS_A_CALL) {
    const chunk = accounts.slice(start, start + ACCOUNTS_A_CALL)
    const results = await client.multicall({
      allowFailure: false,
      batchSize: 0,
      contracts: chunk.map((account) => ({
        address: market.pool,
        abi: poolAbi,
        functionName: 'getUserAccountData' as const,
        args: [account] as const,
      })),
    })
    for (const [index, account] of chunk.entries()) {
      const [collateral, debt, available, , , healthFactor] = results[index] ?? []
      if (collateral === undefined || debt === undefined || available === undefined) continue
      states.set(account, {
        collateralUsd: toUsd(collateral),
        debtUsd: toUsd(debt),
        availableUsd: toUsd(available),
        health: debt === 0n ? Number.POSITIVE_INFINITY : Number(healthFactor) / 1e18,
      })
    }
  }
  return states
}

const dataProviderAbi = parseAbi([
  'function getUserReserveData(address asset, address user) view returns (uint256 aTokenBalance, uint256 stableDebt, uint256 variableDebt, uint256, uint256, uint256, uint256, uint40, bool usedAsCollateral)',
])

/** One reserve of an account, in the token's smallest unit. */
export interface Holding {
  symbol: string
  supplied: bigint
  stableDebt: bigint
  variableDebt: bigint
  usedAsCollateral: boolean
}

/** An account's reserves that aren't empty; one call. */
export async function readHoldings(
  client: DevnetClient,
  { market, account }: { market: Market; account: Address },
): Promise<Holding[]> {
  const tokens = Object.values(market.tokens)
  const results = await client.multicall({
    allowFailure: false,
    batchSize: 0,
    contracts: tokens.map(({ address }) => ({
      address: market.protocolDataProvider,
      abi: dataProviderAbi,
      functionName: 'getUserReserveData' as const,
      args: [address, account] as const,
    })),
  })
  return tokens.flatMap(({ symbol }, index) => {
    const result = results[index]
    if (!result) return []
    const [supplied, stableDebt, variableDebt] = result
    if (supplied + stableDebt + variableDebt === 0n) return []
    return [{ symbol, supplied, stableDebt, variableDebt, usedAsCollateral: result[8] }]
  })
}
