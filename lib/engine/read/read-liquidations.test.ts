import { expect, test } from 'vitest'
import type { Liquidation } from '@/lib/api/schema/liquidation'
import { zLiquidationsQuery } from '@/lib/api/schema/query'
import { asOf, freshSource, MARKET_ID } from '@/lib/api/testing/chain'
import { liquidation } from '@/lib/api/testing/liquidations'
import type { LiveMarkets } from './live-markets'
import { readLiquidations } from './read-liquidations'

const mechanisms = ['fixed-spread', 'auction', 'absorption', 'auction'] as const
const liquidations = mechanisms.map(
  (mechanism, index): Liquidation => ({ ...liquidation, id: `1-0x${index}-0`, mechanism }),
)
const markets = {
  select: () => ({
    snapshots: [{ liquidations }],
    asOf: { [MARKET_ID]: asOf },
    source: { [MARKET_ID]: freshSource },
  }),
} as unknown as LiveMarkets
const read = (query: object) => readLiquidations(markets, zLiquidationsQuery.parse(query))

test('default: of every mechanism', () => {
  expect(read({}).total).toBe(4)
})

test.each([
  ['fixed-spread', 1],
  ['auction', 2],
  ['absorption', 1],
] as const)('behavior: only those by %s', (mechanism, count) => {
  const { items, total } = read({ mechanism })
  expect(total).toBe(count)
  expect(items.map((each) => each.mechanism)).toEqual(Array(count).fill(mechanism))
})
