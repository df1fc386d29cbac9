import type { AsOfByMarket, SourceByMarket } from '@/lib/api/schema/as-of'
import { AsOfLine } from './as-of-line'

/**
 * For lists over several markets: one line a market that differs, one for all that share their block. A market
 * is called by its name where that is known, else by its id.
 */
export function AsOfLines({
  asOf,
  source,
  names = {},
}: {
  asOf: AsOfByMarket
  source: SourceByMarket
  /** Market names by id. */
  names?: Readonly<Record<string, string>>
}) {
  const lines = new Map<string, { names: string[]; market: string }>()
  for (const [market, { status, reason }] of Object.entries(source)) {
    const called = names[market] ?? market
    const key = [asOf[market]?.blockHash, status, reason].join()
    const line = lines.get(key)
    if (line) line.names.push(called)
    else lines.set(key, { names: [called], market })
  }
  return (
    <span className="flex flex-wrap gap-x-4 gap-y-1">
      {[...lines.values()].map(({ names: called, market }) => {
        const own = source[market]
        if (!own) return null
        const name = called.length > 2 ? `${called.length} markets` : called.join(', ')
        return <AsOfLine key={market} name={name} asOf={asOf[market] ?? null} source={own} />
      })}
    </span>
  )
}
