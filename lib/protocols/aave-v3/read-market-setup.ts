import type { Address, Hash } from 'viem'
import type { ChainClient } from '@/lib/chain/chain-client'
import { AdapterInvariantError } from '@/lib/errors'
import { getAaveRules } from '@/lib/risk/aave-v3/get-rules'
import type { AaveRules } from '@/lib/risk/aave-v3/state'
import { getReserveConfiguration } from './get-reserve-configuration'
import type { LensMarket, LensReserve } from './lens/lens-market'
import { readLensMarket } from './lens/read-lens-market'
import type { AaveMarketSetup, AaveReserveSetup, AaveTokenRole } from './market-setup'
import { readTokenFacts, type TokenFacts } from './read-token-facts'

const allEModes = 2n ** 256n - 2n

/**
 * Reads what of a market changes only with its rules, from its PoolAddressesProvider alone: two
 * `eth_call`s.
 *
 * @throws ConfigError where the address is not a PoolAddressesProvider; ChainReadError,
 * HistoryUnavailableError, ReorgError, AdapterInvariantError.
 */
export async function readMarketSetup(
  client: ChainClient,
  { poolAddressesProvider, blockHash }: { poolAddressesProvider: Address; blockHash: Hash },
): Promise<AaveMarketSetup> {
  const market = await readLensMarket(client, {
    poolAddressesProvider,
    blockHash,
    accounts: [],
    withMarket: true,
    withStableDebt: true,
    eModeMask: allEModes,
  })
  const tokens = market.reserves.map(({ asset }) => asset)
  const facts = await readTokenFacts(client, { tokens, blockHash })
  return toMarketSetup(market, { facts, poolAddressesProvider, chainId: client.chainId })
}

function toMarketSetup(
  market: LensMarket,
  options: { facts: readonly TokenFacts[]; poolAddressesProvider: Address; chainId: number },
): AaveMarketSetup {
  const { facts, poolAddressesProvider, chainId } = options
  const rules = getRules(market)
  const reserves: (AaveReserveSetup | undefined)[] = []
  const tokens = new Map<string, AaveTokenRole>()
  for (const [index, reserve] of market.reserves.entries()) {
    const setup = toReserveSetup(reserve, { facts: facts[index], stableDebt: rules.stableDebt })
    reserves[reserve.id] = setup
    const reserveId = reserve.id
    tokens.set(setup.aToken.toLowerCase(), { reserveId, kind: 'aToken' })
    tokens.set(setup.variableDebtToken.toLowerCase(), { reserveId, kind: 'variableDebt' })
    const stable = setup.stableDebtToken?.toLowerCase()
    if (stable) tokens.set(stable, { reserveId, kind: 'stableDebt' })
  }
  return {
    chainId,
    poolAddressesProvider,
    pool: market.pool,
    configurator: market.configurator,
    oracle: market.oracle,
    rules,
    baseCurrency: market.baseCurrency,
    reserves: Array.from(reserves),
    eModeMask: market.eModes.reduce((mask, { id }) => mask | (1n << BigInt(id)), 0n),
    tokens,
  }
}

function getRules(market: LensMarket): AaveRules {
  if (market.revision === 0) {
    throw new AdapterInvariantError(`The pool ${market.pool} tells no POOL_REVISION.`, {
      metaMessages: ['Only pools of Aave v3 and its unchanged forks can be followed.'],
    })
  }
  return getAaveRules(market.revision)
}

function toReserveSetup(
  reserve: LensReserve,
  { facts, stableDebt }: { facts: TokenFacts | undefined; stableDebt: boolean },
): AaveReserveSetup {
  return {
    id: reserve.id,
    asset: reserve.asset,
    symbol: facts?.symbol ?? reserve.asset,
    name: facts?.name ?? reserve.asset,
    decimals: getReserveConfiguration(reserve.configuration).decimals,
    aToken: reserve.aToken,
    variableDebtToken: reserve.variableDebtToken,
    stableDebtToken: stableDebt ? reserve.stableDebtToken : null,
    priceSource: reserve.priceSource,
    feed: reserve.feed?.address ?? null,
  }
}
