import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import AccountImage from '@/app/accounts/[account]/opengraph-image'
import LiquidationImage from '@/app/liquidations/[id]/opengraph-image'
import MarketImage from '@/app/markets/[id]/opengraph-image'
import OverviewImage from '@/app/opengraph-image'
import { account, partlyReadAccount, unpricedAccount } from '@/lib/api/testing/account'
import {
  asOf,
  BORROWER,
  LATE_BORROWER,
  MARKET_ID,
  STRANGER,
  SUPPLIER,
  staleSource,
  UNPRICED_BORROWER,
} from '@/lib/api/testing/chain'
import { createFixtureEngine } from '@/lib/api/testing/fixture-engine'
import { liquidations } from '@/lib/api/testing/liquidations'
import { position } from '@/lib/api/testing/position'
import { setEngine } from '@/lib/engine/get-engine'
import { ChainReadError } from '@/lib/errors'

vi.mock('react', async (load) => ({ ...(await load<object>()), cache: (read: unknown) => read }))

const HOSTILE = '\u202e<script>alert(1)</script>\u0000🦄漢字ضש'
const realFetch = globalThis.fetch
let asked: string[] = []

beforeEach(() => {
  asked = []
  setEngine(createFixtureEngine())
  // The drawing library's own WebAssembly comes by a data URL; all else would be another host.
  vi.stubGlobal('fetch', (input: string | URL | Request, init?: RequestInit) => {
    if (String(input).startsWith('data:')) return realFetch(input, init)
    asked.push(String(input))
    return Promise.reject(new Error('a picture asked another host'))
  })
})
afterEach(() => {
  vi.unstubAllGlobals()
  expect(asked).toEqual([])
})

const ofAccount = (address: string) =>
  AccountImage({ params: Promise.resolve({ account: address }) })

/** Width and height stand in the first chunk of a PNG. */
async function expectPicture(response: Response): Promise<Buffer> {
  expect(response.status).toBe(200)
  expect(response.headers.get('Content-Type')).toBe('image/png')
  expect(response.headers.get('Cache-Control')).toBe('public, max-age=60')
  const png = Buffer.from(await response.arrayBuffer())
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630])
  return png
}

describe('pictures', () => {
  test.each([BORROWER, LATE_BORROWER, SUPPLIER, STRANGER, UNPRICED_BORROWER])(
    'default: of the account %s',
    async (address) => {
      await expectPicture(await ofAccount(address))
    },
  )

  test('default: of a liquidation, a market and the overview', async () => {
    const id = liquidations.items[0]?.id ?? ''
    await expectPicture(await LiquidationImage({ params: Promise.resolve({ id }) }))
    await expectPicture(await MarketImage({ params: Promise.resolve({ id: MARKET_ID }) }))
    await expectPicture(await OverviewImage())
  })

  test('behavior: the same block is drawn once, another anew', async () => {
    const first = await expectPicture(await ofAccount(BORROWER))
    expect(await expectPicture(await ofAccount(BORROWER))).toEqual(first)
    const later = { ...asOf, blockNumber: 43_211, blockHash: `0x${'1'.repeat(64)}` as const }
    setEngine(
      createFixtureEngine({
        readAccount: async () => ({
          ...account,
          positions: [{ ...position, asOf: later }],
          asOf: { [MARKET_ID]: later },
        }),
      }),
    )
    expect(await expectPicture(await ofAccount(BORROWER))).not.toEqual(first)
  })

  test('behavior: stale numbers say so', async () => {
    const fresh = await expectPicture(await ofAccount(BORROWER))
    setEngine(
      createFixtureEngine({
        readAccount: async () => ({
          ...account,
          positions: account.positions.map((each) => ({ ...each, source: staleSource })),
          source: { [MARKET_ID]: staleSource },
        }),
      }),
    )
    expect(await expectPicture(await ofAccount(BORROWER))).not.toEqual(fresh)
  })

  test('behavior: hostile names and symbols are drawn, and ask no other host for a font', async () => {
    const collateral = position.collateral.map((leg) => ({ ...leg, symbol: HOSTILE.repeat(50) }))
    setEngine(
      createFixtureEngine({
        readAccount: async () => ({
          ...account,
          ensName: `${HOSTILE}.eth`,
          positions: [
            {
              ...position,
              marketName: HOSTILE,
              collateral,
              debt: collateral.map((leg) => ({ ...leg, borrowRate: '0' })),
            },
          ],
        }),
        readLiquidation: () => {
          const [item] = liquidations.items
          if (!item) throw new Error('no fixture')
          const odd = { ...item.collateral, symbol: HOSTILE.repeat(500) }
          return { ...item, id: 'odd', collateral: odd, debt: odd, market: HOSTILE }
        },
      }),
    )
    await expectPicture(await ofAccount(BORROWER))
    await expectPicture(await LiquidationImage({ params: Promise.resolve({ id: 'odd' }) }))
  })

  test('error: what there is not has no picture', async () => {
    for (const response of [
      await ofAccount('0x12'),
      await ofAccount('nobody.eth'),
      await LiquidationImage({ params: Promise.resolve({ id: 'nothing' }) }),
      await MarketImage({ params: Promise.resolve({ id: '%zz' }) }),
    ]) {
      expect(response.status).toBe(404)
      expect(response.headers.get('Cache-Control')).toBe('no-store')
    }
  })

  test('error: what can’t be read has none now', async () => {
    setEngine(
      createFixtureEngine({
        readMarkets: () => [],
        async readAccount() {
          throw new ChainReadError('Chain 1 does not answer.', {
            reason: 'network',
            retryable: true,
          })
        },
      }),
    )
    expect((await ofAccount(BORROWER)).status).toBe(503)
    expect((await OverviewImage()).status).toBe(503)
    setEngine(
      createFixtureEngine({
        readAccount: async () => ({ ...partlyReadAccount, positions: [], asOf: {} }),
      }),
    )
    expect((await ofAccount(unpricedAccount.address)).status).toBe(503)
  })
})
