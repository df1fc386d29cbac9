import { expect, test } from 'vitest'
import type { MarketSnapshot } from '@/lib/protocols/market-adapter'
import { findUsdPrice } from './find-usd-price'
import type { LiveEntry } from './live-entry'

const asset = '0x00000000000000000000000000000000000000aa'

test('default: the first market that prices the token in dollars by its own oracle', () => {
  const hosts = [
    makeHost('morpho-blue', '1'),
    makeHost('compound-v3', '2'),
    makeHost('sky', undefined, null),
    makeHost('aave-v3', '3'),
    makeHost('aave-v3', '4'),
  ]
  expect(findUsdPrice({ hosts, asset })).toBe('3')
})

test('behavior: none where only others say one', () => {
  expect(findUsdPrice({ hosts: [makeHost('morpho-blue', '1')], asset })).toBeNull()
})

/** @param prices one a market: `undefined` does not know the token, `null` not its price */
function makeHost(protocol: string, ...prices: (string | null | undefined)[]): LiveEntry {
  const snapshots = prices.map((priceUsd): Partial<MarketSnapshot> => {
    return { findAsset: () => (priceUsd === undefined ? undefined : { symbol: 'A', priceUsd }) }
  })
  return { entry: { protocol }, snapshots } as unknown as LiveEntry
}
