import type { Hash } from 'viem'
import type { ChainClient } from '@/lib/chain/chain-client'
import { AdapterInvariantError } from '@/lib/errors'
import type { AaveAccount, AaveMarketState } from '@/lib/risk/aave-v3/state'
import type { Address } from '@/lib/risk/units'
import { isSetupStale } from './is-setup-stale'
import type { LensAccountData } from './lens/lens-market'
import { readLensMarket } from './lens/read-lens-market'
import type { AaveMarketFacts } from './market-facts'
import type { AaveMarketSetup } from './market-setup'
import { readMarketSetup } from './read-market-setup'
import { toAccount } from './to-account'
import { toMarketFacts } from './to-market-facts'
import { toMarketState } from './to-market-state'

export type AaveAccountAtBlock = {
  state: AaveMarketState
  facts: AaveMarketFacts
  /** With every balance, also those that are not used as collateral. */
  account: AaveAccount
  /**
   * The protocol's own `getUserAccountData` in the same call; `null` where it reverts, as it does
   * for a used asset without a price. `healthFactor` is `type(uint256).max` without debt.
   */
  onChain: LensAccountData | null
  /** The setup that holds at this block. */
  setup: AaveMarketSetup
}

/**
 * One account with all it holds and the protocol's own numbers: one `eth_call`.
 *
 * @throws HistoryUnavailableError, ReorgError, ChainReadError, OracleError, AdapterInvariantError
 */
export async function readAccount(
  client: ChainClient,
  options: { setup: AaveMarketSetup; address: Address; blockHash: Hash; blockNumber?: number },
): Promise<AaveAccountAtBlock> {
  const { setup, address, blockHash, blockNumber } = options
  const { poolAddressesProvider } = setup
  const market = await readLensMarket(client, {
    poolAddressesProvider,
    blockHash,
    blockNumber,
    accounts: [address],
    withMarket: true,
    allBalances: true,
    withAccountData: true,
    withStableDebt: setup.rules.stableDebt,
    eModeMask: setup.eModeMask,
  })
  const [lens] = market.accounts
  if (!lens) throw new AdapterInvariantError('The lens left out the account.')
  const account = toAccount(address, lens)
  if (isSetupStale(setup, { market, accounts: [account] })) {
    const fresh = await readMarketSetup(client, { poolAddressesProvider, blockHash })
    return await readAccount(client, { ...options, setup: fresh })
  }
  return {
    state: toMarketState(market, setup),
    facts: toMarketFacts(market),
    account,
    onChain: lens.accountData,
    setup,
  }
}
