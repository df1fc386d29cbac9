import { getAddress } from 'viem'
import { expect, test } from 'vitest'
import { getBuiltInMarkets } from './built-in-markets'
import { zMarketEntry } from './market-entry'

test('default: every entry is a valid one, each id once', () => {
  const markets = getBuiltInMarkets()
  const ids = markets.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const market of markets) {
    expect(zMarketEntry.parse(market)).toEqual(market)
    for (const value of Object.values(market))
      if (typeof value === 'string' && value.startsWith('0x')) expect(getAddress(value)).toBe(value)
  }
})

test('behavior: ids are names in lower case', () => {
  const ids = getBuiltInMarkets().map(({ id }) => id)
  for (const id of [
    'aave-v3-ethereum',
    'aave-v3-ethereum-lido',
    'aave-v3-bnb',
    'aave-v3-base-sepolia-lido',
    'morpho-blue-ethereum',
    'morpho-blue-world-chain',
    'compound-v3-ethereum-usdc',
    'compound-v3-arbitrum-usdc-e',
  ])
    expect(ids).toContain(id)
})
