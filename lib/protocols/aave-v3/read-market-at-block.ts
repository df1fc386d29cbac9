import type { Hash } from 'viem'
import type { ChainClient } from '@/lib/chain/chain-client'
import { AdapterInvariantError, ChainReadError } from '@/lib/errors'
import type { AaveAccount, AaveMarketState } from '@/lib/risk/aave-v3/state'
import type { Address } from '@/lib/risk/units'
import { getBatchSize } from '../batch-size'
import { isSetupStale } from './is-setup-stale'
import type { LensMarket } from './lens/lens-market'
import { type LensRequest, readLensMarket } from './lens/read-lens-market'
import type { AaveMarketFacts } from './market-facts'
import type { AaveMarketSetup } from './market-setup'
import { readMarketSetup } from './read-market-setup'
import { toAccount } from './to-account'
import { toMarketFacts } from './to-market-facts'
import { toMarketState } from './to-market-state'

export type AaveMarketAtBlock = {
  state: AaveMarketState
  facts: AaveMarketFacts
  /** In the order asked for. */
  accounts: AaveAccount[]
  /** The setup that holds at this block: the one given, or another where the market's rules changed. */
  setup: AaveMarketSetup
}

export type MarketAtBlockOptions = {
  setup: AaveMarketSetup
  accounts: readonly Address[]
  blockHash: Hash
  blockNumber?: number
  mode?: 'used' | 'all-balances'
}

/**
 * A market at one block: its state, facts and the accounts asked for. One `eth_call` where they
 * fit (about 1,500 accounts at 50M gas), else more, all at the same block; batches shrink when gas
 * or time runs out, and the size is remembered.
 *
 * `mode` `used`: the reserves of an account's configuration bitmap, from which its health is
 * exact. `all-balances`: also what it holds without using it as collateral.
 *
 * Where the given setup no longer holds, it and the market are read again at this block.
 *
 * @throws HistoryUnavailableError, ReorgError, ChainReadError, OracleError, AdapterInvariantError
 */
export async function readMarketAtBlock(
  client: ChainClient,
  options: MarketAtBlockOptions,
): Promise<AaveMarketAtBlock> {
  const { setup, accounts: addresses, mode = 'used', blockHash, blockNumber } = options
  const request: LensRequest = {
    poolAddressesProvider: setup.poolAddressesProvider,
    blockHash,
    blockNumber,
    accounts: [],
    withMarket: true,
    allBalances: mode === 'all-balances',
    withStableDebt: setup.rules.stableDebt,
    eModeMask: setup.eModeMask,
  }
  const { market, accounts } = await readBatch(client, { request, addresses, begin: 0 })
  while (accounts.length < addresses.length) {
    const more = { ...request, withMarket: false }
    const batch = await readBatch(client, { request: more, addresses, begin: accounts.length })
    accounts.push(...batch.accounts)
  }
  if (isSetupStale(setup, { market, accounts })) {
    const { poolAddressesProvider } = setup
    const fresh = await readMarketSetup(client, { poolAddressesProvider, blockHash })
    return await readMarketAtBlock(client, { ...options, setup: fresh })
  }
  return { state: toMarketState(market, setup), facts: toMarketFacts(market), accounts, setup }
}

async function readBatch(
  client: ChainClient,
  options: { request: LensRequest; addresses: readonly Address[]; begin: number },
): Promise<{ market: LensMarket; accounts: AaveAccount[] }> {
  const { request, addresses, begin } = options
  const size = getBatchSize(client, request.poolAddressesProvider)
  for (;;) {
    const batch = addresses.slice(begin, begin + size.get())
    try {
      const market = await readLensMarket(client, { ...request, accounts: batch })
      if (batch.length > 0) size.learn({ asked: batch.length, read: market.accounts.length })
      const accounts = batch
        .slice(0, market.accounts.length)
        .map((address, index) => toAccountAt(address, { market, index }))
      return { market, accounts }
    } catch (error) {
      const shrinkable =
        error instanceof ChainReadError &&
        (error.reason === 'out-of-gas' || error.reason === 'timeout')
      if (!shrinkable || !size.shrink(batch.length)) throw error
    }
  }
}

function toAccountAt(
  address: Address,
  { market, index }: { market: LensMarket; index: number },
): AaveAccount {
  const lens = market.accounts[index]
  if (!lens) throw new AdapterInvariantError('The lens left out an account.')
  return toAccount(address, lens)
}
