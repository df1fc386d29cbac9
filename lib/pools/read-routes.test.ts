import type { Address } from 'viem'
import { expect, test } from 'vitest'
import type { DepthPool } from '@/lib/depth/pool'
import type { TokenPair } from './find-pools'
import { readRoutes } from './read-routes'

const toAddress = (letter: string): Address => `0x${letter.repeat(40)}`
const [SOLD, DEBT, OTHER, MIDDLE, FAR] = ['a', 'b', 'c', 'd', 'e'].map(toAddress) as [
  Address,
  Address,
  Address,
  Address,
  Address,
]
const at = { blockHash: `0x${'1'.repeat(64)}` } as const

/** One a pair, whichever way round. */
const toPoolAddress = (pair: TokenPair): Address => {
  const [one = SOLD, other = SOLD] = [...pair].sort()
  return `0x${one.slice(22)}${other.slice(22)}`
}

/** A reader of pairs that each have one pool, or none; notes what it was asked. */
function createReader(pairs: readonly TokenPair[]) {
  const asked: TokenPair[][] = []
  const toKey = (pair: TokenPair) => [...pair].sort().join()
  const known = new Set(pairs.map(toKey))
  const readAll = async (wanted: readonly TokenPair[]): Promise<DepthPool[][]> => {
    asked.push([...wanted])
    return wanted.map(([token0, token1]) =>
      known.has(toKey([token0, token1]))
        ? [
            {
              kind: 'uniswap-v2',
              address: toPoolAddress([token0, token1]),
              token0,
              token1,
              fee: 3000,
              reserve0: 1n,
              reserve1: 1n,
            },
          ]
        : [],
    )
  }
  return { asked, readAll }
}

const getTokens = (routes: readonly { tokens: readonly Address[] }[] | undefined) =>
  routes?.map(({ tokens }) => tokens)

test('default: the pair itself and what lies between, by token received', async () => {
  const reader = createReader([
    [SOLD, DEBT],
    [SOLD, MIDDLE],
    [MIDDLE, DEBT],
    [OTHER, MIDDLE],
    [DEBT, OTHER],
  ])
  const [first, second] = await readRoutes(reader, {
    tokenIn: SOLD,
    tokensOut: [DEBT, OTHER],
    via: [OTHER, MIDDLE, DEBT],
    at,
  })
  expect(getTokens(first)).toEqual([
    [SOLD, DEBT],
    [SOLD, MIDDLE, DEBT],
  ])
  expect(getTokens(second)).toEqual([
    [SOLD, MIDDLE, OTHER],
    [SOLD, DEBT, OTHER],
  ])
  const addresses = [first, second].map((routes) =>
    routes?.flatMap(({ legs }) => legs.flat().map(({ address }) => address)),
  )
  expect(addresses.map((found) => found?.length)).toEqual([3, 4])
  expect(addresses.map((found) => new Set(found).size)).toEqual([3, 4])
})

test('behavior: second legs are read only of tokens that have a first', async () => {
  const reader = createReader([
    [SOLD, MIDDLE],
    [FAR, DEBT],
  ])
  const sale = { tokenIn: SOLD, tokensOut: [DEBT], at }
  expect(await readRoutes(reader, { ...sale, via: [MIDDLE, FAR] })).toEqual([[]])
  expect(reader.asked).toEqual([
    [
      [SOLD, DEBT],
      [SOLD, MIDDLE],
      [SOLD, FAR],
    ],
    [[MIDDLE, DEBT]],
  ])
  const alone = createReader([])
  expect(await readRoutes(alone, { ...sale, via: [FAR] })).toEqual([[]])
  expect(alone.asked).toHaveLength(1)
})

test('error: a failed read is thrown, not taken for no pool', async () => {
  const readAll = () => Promise.reject(new Error('no node'))
  const sale = { tokenIn: SOLD, tokensOut: [DEBT], via: [MIDDLE], at }
  await expect(readRoutes({ readAll }, sale)).rejects.toThrow('no node')
})
