import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseConfig } from './parse-config'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-pools-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const address = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'
const pool = { kind: 'uniswap-v3', chainId: 1, address }
const env = { RPC_URL_1: 'https://a.example' }

let files = 0
function parse(content: unknown, more: Record<string, string> = {}) {
  const file = join(folder, `pools-${files++}.json`)
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  return parseConfig({ ...env, ...more, POOLS_FILE: file }).pools
}

test('default: the factories of the configured chains', () => {
  const { pools } = parseConfig(env)
  expect(pools.map(({ kind, chainId }) => `${kind} ${chainId}`)).toEqual([
    'uniswap-v3-factory 1',
    'uniswap-v2-factory 1',
  ])
  expect(parseConfig({}).pools).toEqual([])
})

test('behavior: a file adds pools and factories, and may restate a built-in one', () => {
  const factory = {
    kind: 'uniswap-v2-factory',
    chainId: 1,
    address: '0x5C69bEe701ef814a2B6a3EDD4B1652CB9cc5aA6f',
    fee: 2500,
  }
  const pools = parse([pool, factory])
  expect(pools).toHaveLength(3)
  expect(pools).toEqual(expect.arrayContaining([pool, factory]))
})

test('error: each names the variable and what to do', () => {
  expect(() => parse('[')).toThrow(/POOLS_FILE: .* is not JSON .*Example: POOLS_FILE=pools.json/)
  expect(() => parse([{ ...pool, kind: 'curve' }])).toThrow(/POOLS_FILE: entry 0\.kind/)
  expect(() => parse([{ ...pool, address: '0x12' }])).toThrow(
    /entry 0\.address: must be an address/,
  )
  expect(() => parse([{ ...pool, fee: 3000 }])).toThrow(/POOLS_FILE: entry 0/)
  expect(() => parse([{ ...pool, chainId: 5 }])).toThrow(/RPC_URL_5/)
  expect(() => parse([pool, { ...pool, address: address.toLowerCase() }])).toThrow(/named twice/)
  expect(() => parseConfig({ ...env, POOLS_FILE: '/nowhere.json' })).toThrow(
    /POOLS_FILE: \/nowhere.json can't be read/,
  )
  expect(() => parseConfig({ POOLS_FILE: '/nowhere.json' })).toThrow(/POOLS_FILE is set but no/)
})
