import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ConfigError } from '@/lib/errors'
import { parseConfig } from './parse-config'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-config-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const provider = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'
const entry = {
  id: 'my-aave',
  protocol: 'aave-v3',
  chainId: 31_337,
  name: 'My Aave',
  poolAddressesProvider: provider,
  fromBlock: 0,
}
const local = { RPC_URL_31337: 'http://127.0.0.1:8545' }

let files = 0
function write(content: unknown): string {
  const file = join(folder, `markets-${files++}.json`)
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  return file
}

describe('parseConfig', () => {
  test('default: nothing set is the embedded chain on localhost', () => {
    expect(parseConfig({})).toMatchObject({
      host: '127.0.0.1',
      port: 3000,
      embedded: true,
      markets: [],
      dataDir: '.data',
      role: 'all',
      logLevel: 'info',
    })
  })

  test('behavior: an endpoint brings the built-in markets of its chain', () => {
    const { markets, embedded, endpoints } = parseConfig({
      RPC_URL_1: 'https://a.example/key, wss://b.example',
    })
    expect(embedded).toBe(false)
    expect(endpoints.get(1)).toEqual(['https://a.example/key', 'wss://b.example'])
    const ids = markets.map(({ id }) => id)
    expect(ids).toContain('aave-v3-ethereum')
    expect(ids).toContain('spark-ethereum')
    expect(markets.every(({ chainId }) => chainId === 1)).toBe(true)
  })

  test('behavior: MARKETS chooses, also among those of the file', () => {
    const file = write([entry])
    const env = { ...local, RPC_URL_1: 'https://a.example', MARKETS_FILE: file }
    const ids = (MARKETS?: string) =>
      parseConfig({ ...env, ...(MARKETS && { MARKETS }) }).markets.map(({ id }) => id)
    expect(ids('spark-ethereum')).toEqual(['spark-ethereum', 'my-aave'])
    expect(ids('spark-ethereum,my-aave')).toEqual(['spark-ethereum', 'my-aave'])
    expect(ids()).toContain('aave-v3-ethereum')
  })

  test('behavior: engines and web processes share a database', () => {
    const DATABASE_URL = 'postgres://plimsoll:secret@db.example:5432/plimsoll'
    for (const ROLE of ['engine', 'web'] as const) {
      const config = parseConfig({ RPC_URL_1: 'https://a.example', ROLE, DATABASE_URL })
      expect(config).toMatchObject({ role: ROLE, databaseUrl: DATABASE_URL })
    }
    expect(parseConfig({}).databaseUrl).toBeUndefined()
  })

  test('behavior: families of markets', () => {
    const [id, name, chainId] = ['my-sky', 'My Vaults', 31_337]
    const sky = { id, name, chainId, protocol: 'sky', vat: provider, dog: provider }
    const entry = { ...sky, spotter: provider, jug: provider, ilks: ['ETH-A'] }
    const { markets } = parseConfig({ ...local, MARKETS_FILE: write([entry]) })
    expect(markets).toEqual([entry])
    const nameless = write([{ ...entry, ilks: [] }])
    expect(() => parseConfig({ ...local, MARKETS_FILE: nameless })).toThrow(/ETH-A/)
  })

  test('behavior: an address in one case needs no checksum', () => {
    const file = write([{ ...entry, poolAddressesProvider: provider.toLowerCase() }])
    const { markets } = parseConfig({ ...local, MARKETS_FILE: file })
    expect(markets[0]).toMatchObject({ poolAddressesProvider: provider })
  })

  const wrong: [string, Record<string, string>, RegExp][] = [
    ['a port that is none', { PORT: '99999' }, /^PORT .*Example: PORT=3000/],
    ['a port in words', { PORT: 'http' }, /^PORT /],
    ['an unknown role', { ROLE: 'worker' }, /^ROLE /],
    ['a role of several on the embedded chain', { ROLE: 'web' }, /^ROLE .*RPC_URL_1=/],
    [
      'a role of several without a database to share',
      { ROLE: 'engine', RPC_URL_1: 'https://a.example' },
      /^ROLE .*DATABASE_URL=/,
    ],
    [
      'a database of another kind',
      { DATABASE_URL: 'mysql://user:secret@a.example/db' },
      /^DATABASE_URL ((?!secret).)*$/,
    ],
    ['an unknown log level', { LOG_LEVEL: 'loud' }, /^LOG_LEVEL .*info/],
    ['an endpoint that is no URL', { RPC_URL_1: 'node' }, /^RPC_URL_1: endpoint 1 of 1 .*Example/],
    ['an endpoint of another kind', { RPC_URL_1: 'ftp://a.example' }, /^RPC_URL_1/],
    ['a chain that is no id', { RPC_URL_mainnet: 'https://a.example' }, /^RPC_URL_mainnet/],
    [
      'a market that there is not',
      { RPC_URL_1: 'https://a.example', MARKETS: 'aave' },
      /^MARKETS: .*"aave".*Example: MARKETS=/,
    ],
    [
      'a market of another chain',
      { RPC_URL_1: 'https://a.example', MARKETS: 'aave-v3-base' },
      /^MARKETS: .*8453/,
    ],
    ['markets without an endpoint', { MARKETS: 'aave-v3-base' }, /^MARKETS is set but no endpoint/],
    ['a chain without any market', local, /^MARKETS_FILE: no built-in market is on chain 31337/],
    [
      'a file that is not there',
      { ...local, MARKETS_FILE: 'no-such-file.json' },
      /^MARKETS_FILE: no-such-file\.json can't be read/,
    ],
  ]
  for (const [what, env, message] of wrong)
    test(`error: ${what}`, () => {
      expect(() => parseConfig(env)).toThrow(ConfigError)
      expect(() => parseConfig(env)).toThrow(message)
    })

  const wrongFiles: [string, unknown, RegExp][] = [
    ['no JSON', '{', /is not JSON/],
    ['no list', {}, /the file|expected array/i],
    ['an unknown key', [{ ...entry, colour: 'red' }], /colour/],
    ['an unknown protocol', [{ ...entry, protocol: 'aave-v9' }], /entry 0/],
    [
      'a wrong checksum',
      [{ ...entry, poolAddressesProvider: `${provider.slice(0, -1)}D` }],
      /poolAddressesProvider.*checksum/,
    ],
    ['a chain without endpoint', [{ ...entry, chainId: 10 }], /my-aave.*RPC_URL_10/],
    ['an id twice', [entry, entry], /"my-aave" is taken/],
    ['an id of a built-in market', [{ ...entry, id: 'aave-v3-base' }], /is taken/],
    ['an id in capitals', [{ ...entry, id: 'My' }], /entry 0\.id/],
  ]
  for (const [what, content, message] of wrongFiles)
    test(`error: a markets file with ${what}`, () => {
      const read = () => parseConfig({ ...local, MARKETS_FILE: write(content) })
      expect(read).toThrow(/^MARKETS_FILE: /)
      expect(read).toThrow(message)
    })

  test('error: an endpoint is never repeated in a message', () => {
    expect(() => parseConfig({ RPC_URL_1: 'https:// secret-key' })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('secret') }),
    )
  })
})
