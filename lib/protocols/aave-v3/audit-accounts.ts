import type { ChainClient } from '@/lib/chain/chain-client'
import { getAaveHealth } from '@/lib/risk/aave-v3/get-health'
import { compareTwice } from '../compare-twice'
import { drawSample } from '../draw-sample'
import type { AuditResult } from '../market-adapter'
import { readLensMarket } from './lens/read-lens-market'
import type { AaveMarketView } from './market-view'

/**
 * Compares accounts drawn at random with the pool's own `getUserAccountData` at the view's block: one
 * `eth_call`. An account about which either side has no health factor (no debt, no price) must have none on
 * both.
 *
 * @throws HistoryUnavailableError, ReorgError, ChainReadError
 */
export async function auditAccounts(
  client: ChainClient,
  options: { view: AaveMarketView; sample: number; random: () => number },
): Promise<AuditResult> {
  const { view, sample, random } = options
  const { head, block } = view
  const { rows } = view.accounts.freeze()
  if (!head || !block || rows.length === 0) return { checked: 0, misses: [] }
  const accounts = drawSample(rows, { sample, random }).filter(
    ({ address }) => !head.pending.includes(address),
  )
  const { setup, state } = head
  const misses = await compareTwice(async () => {
    const lens = await readLensMarket(client, {
      poolAddressesProvider: setup.poolAddressesProvider,
      blockHash: block.hash,
      blockNumber: block.number,
      accounts: accounts.map(({ address }) => address),
      withMarket: false,
      withAccountData: true,
      withStableDebt: setup.rules.stableDebt,
      eModeMask: 0n,
    })
    return lens.accounts.flatMap((read, index) => {
      const account = accounts[index]
      if (!account) return []
      const health = getAaveHealth(state, account)
      const ours = health.kind === 'priced' ? health.healthFactor.toString() : health.kind
      const theirs = toText(read.accountData?.healthFactor)
      return ours === theirs ? [] : [{ address: account.address, ours, theirs }]
    })
  })
  return { checked: accounts.length, misses }
}

/** The pool says the largest integer without debt, and reverts where a used asset has no price. */
function toText(healthFactor: bigint | undefined): string {
  if (healthFactor === undefined) return 'unpriced'
  return healthFactor === 2n ** 256n - 1n ? 'no-debt' : healthFactor.toString()
}
