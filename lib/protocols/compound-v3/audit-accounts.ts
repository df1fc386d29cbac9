import type { ChainClient } from '@/lib/chain/chain-client'
import { accrueCometInterest } from '@/lib/risk/compound-v3/accrue-interest'
import { isCometLiquidatable } from '@/lib/risk/compound-v3/is-liquidatable'
import { getCometBorrowBalance } from '@/lib/risk/compound-v3/present-value'
import type { CometAccount, CometMarketState } from '@/lib/risk/compound-v3/state'
import type { Address } from '@/lib/risk/units'
import { compareTwice } from '../compare-twice'
import { drawSample } from '../draw-sample'
import type { AuditResult } from '../market-adapter'
import type { CometMarketView } from './market-view'
import { type CometOwnView, readOwnView } from './read-own-view'

/**
 * Compares accounts drawn at random with what the Comet itself says at the view's block, without the lens: two plain
 * `eth_call`s an account.
 *
 * @throws HistoryUnavailableError, ReorgError, ChainReadError
 */
export async function auditAccounts(
  client: ChainClient,
  options: { view: CometMarketView; sample: number; random: () => number },
): Promise<AuditResult> {
  const { view, sample, random } = options
  const { head, block } = view
  if (!head || !block) return { checked: 0, misses: [] }
  const { comet } = view.entry
  const { state } = head
  const pending = new Set(head.pending)
  const accounts = drawSample(view.accounts.freeze().rows, { sample, random }).filter(
    ({ address }) => !pending.has(address),
  )
  const at = { blockHash: block.hash, blockNumber: block.number }
  const misses = await compareTwice(async () => {
    const found: { address: Address; ours: string; theirs: string }[] = []
    for (const account of accounts) {
      const { address } = account
      const ours = toText(getExpectedView(state, account))
      const theirs = toText(await readOwnView(client, { comet, account: address, at }))
      if (ours !== theirs) found.push({ address, ours, theirs })
    }
    return found
  })
  return { checked: accounts.length, misses }
}

/** What the Comet's views should say: `isLiquidatable` judges by the stored indexes, `borrowBalanceOf` accrues. */
export function getExpectedView(state: CometMarketState, account: CometAccount): CometOwnView {
  return {
    isLiquidatable: isCometLiquidatable(state, account),
    borrowBalance: getCometBorrowBalance(accrueCometInterest(state), account.principal),
  }
}

function toText({ isLiquidatable, borrowBalance }: CometOwnView): string {
  const verdict = isLiquidatable === null ? 'unpriced' : isLiquidatable ? 'liquidatable' : 'healthy'
  return `${verdict}, owes ${borrowBalance}`
}
