import type { AsOfByMarket, SourceByMarket } from '@/lib/api/schema/as-of'
import { AsOfLine } from './as-of-line'

/** For lists over several markets: one line a market that differs, one for all that share their block. */
export function AsOfLines({ asOf, source }: { asOf: AsOfByMarket; source: SourceByMarket }) {
  const lines = new Map<string, { names: string[]; market: string }>()
  for (const [market, { status, reason }] of Object.entries(source)) {
    const key = [asOf[market]?.blockHash, status, reason].join()
    const line = lines.get(key)
    if (line) line.names.push(market)
    else lines.set(key, { names: [market], market })
  }
  return (
    <span className="flex flex-wrap gap-x-4 gap-y-1">
      {[...lines.values()].map(({ names, market }) => {
        const own = source[market]
        if (!own) return null
        const name = names.length > 2 ? `${names.length} markets` : names.join(', ')
        return <AsOfLine key={market} name={name} asOf={asOf[market] ?? null} source={own} />
      })}
    </span>
  )
}
