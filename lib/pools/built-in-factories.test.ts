import { getAddress } from 'viem'
import { expect, test } from 'vitest'
import { getBuiltInFactories } from './built-in-factories'

test('default: addresses carry their checksum, one of a kind a chain', () => {
  const factories = getBuiltInFactories()
  for (const { address } of factories) expect(getAddress(address)).toBe(address)
  const keys = factories.map(({ kind, chainId }) => `${kind} ${chainId}`)
  expect(new Set(keys).size).toBe(keys.length)
  expect(keys).toEqual(expect.arrayContaining(['uniswap-v3-factory 1', 'uniswap-v2-factory 1']))
})
