import type { Address, Hex } from 'viem'
import type { MorphoAccount } from '@/lib/risk/morpho-blue/state'
import type { MorphoLine, MorphoMarketFacts, MorphoReading, MorphoTotals } from '../market-facts'
import type { Follower } from './follower'

/** A market's loans as a block left them. */
export type KeptLoans = {
  facts: MorphoMarketFacts
  /** As stored, so that it can be accrued to a later block. */
  totals: MorphoTotals | MorphoReading
  loans: ReadonlyMap<Address, MorphoAccount>
  lines: readonly MorphoLine[]
}

/** By market, to compare with what the next block does. */
export function keepLoans({ view: { head, table } }: Follower): ReadonlyMap<Hex, KeptLoans> {
  return new Map(
    Array.from(table.markets.values(), ({ row, accounts }): [Hex, KeptLoans] => {
      const totals = head?.markets.get(row.id) ?? row.idle
      if (!totals) throw new Error('a market was never read')
      const loans = new Map(accounts.freeze().rows.map((account) => [account.address, account]))
      const lines = [...table.lines.values()].filter(({ marketId }) => marketId === row.id)
      return [row.id, { facts: row, totals, loans, lines }]
    }),
  )
}
