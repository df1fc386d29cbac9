import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from '@playwright/test'
import { type FakeAnswer, startFakeNode } from '@/lib/chain/testing/fake-node'
import { forwardTo } from '@/lib/chain/testing/forward-to'
import type { Devnet } from '@/lib/devnet/start-devnet'
import { type App, startApp } from './start-app'
import { expect, test } from './test'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

type Answer = FakeAnswer | undefined | Promise<FakeAnswer | undefined>
/** What a node does instead of its duty; `undefined` where it does its duty. */
type Fault = (method: string, params: readonly unknown[]) => Answer

/** The built app on a node with a fault, and the node. */
async function startWorld(devnet: Devnet, fault: Fault) {
  const node = await startFakeNode(
    async (method, params) =>
      (await fault(method, params)) ?? (await forwardTo(devnet.rpcUrl, { method, params })),
  )
  const { chainId, markets } = devnet
  const app = await startApp({ rpcUrl: node.url, chainId, markets })
  return { app, stop: () => app.stop().then(() => node.stop()) }
}

const refused: FakeAnswer = { error: { code: -32_000, message: 'the node is out of order' } }

/** Every call about the older of the two markets fails, from the very first. */
function failLegacy({ contracts: { v30 } }: Devnet): Fault {
  const addresses = [v30.poolAddressesProvider, v30.pool].map((each) => each.slice(2).toLowerCase())
  return (method, params) => {
    if (method !== 'eth_call') return undefined
    const call = JSON.stringify(params).toLowerCase()
    return addresses.some((address) => call.includes(address)) ? refused : undefined
  }
}

const RANGE = 40
const SLOW_MS = 8_000

/** A provider of small log ranges that takes its time for all but the newest: borrowers are still being found. */
function slowHistory(head: number): Fault {
  return async (method, [filter]) => {
    if (method !== 'eth_getLogs') return undefined
    const { fromBlock, toBlock } = filter as { fromBlock?: string; toBlock?: string }
    if (fromBlock === undefined || toBlock === undefined) return undefined
    if (Number(toBlock) - Number(fromBlock) >= RANGE)
      return { error: { code: -32_602, message: `query exceeds max block range ${RANGE}` } }
    if (Number(toBlock) < head - 20 * RANGE)
      await new Promise((resolve) => setTimeout(resolve, SLOW_MS))
    return undefined
  }
}

/** Each page in both schemes, on a phone and wide: accessible, nothing cut, and what `look` expects of it. */
async function lookAt(
  browser: Browser,
  options: { app: App; pages: Record<string, (page: Page) => Promise<void>> },
): Promise<void> {
  for (const [path, look] of Object.entries(options.pages)) {
    for (const colorScheme of ['light', 'dark'] as const) {
      const width = colorScheme === 'light' ? 390 : 1440
      const context = await browser.newContext({
        baseURL: options.app.url,
        colorScheme,
        viewport: { width, height: 844 },
      })
      const page = await context.newPage()
      const response = await page.goto(path)
      expect.soft(response?.status(), path).toBe(200)
      await test.step(`${path} ${colorScheme}`, () => look(page))
      const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze()
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
      expect.soft(found, `${path} ${colorScheme}`).toEqual([])
      const wide = await page.evaluate(() => document.documentElement.scrollWidth)
      expect.soft(wide, `${path} at ${width}`).toBeLessThanOrEqual(width)
      await context.close()
    }
  }
}

/** The phase of each market by its id. */
async function readPhases(app: App): Promise<Record<string, string>> {
  const { markets } = await fetch(`${app.url}/api/v1/status`).then((answer) => answer.json())
  return Object.fromEntries(
    markets.map(({ id, phase }: { id: string; phase: string }) => [id, phase]),
  )
}

const sees = (page: Page, text: string | RegExp) =>
  expect.soft(page.getByText(text).filter({ visible: true }).first()).toBeVisible()

test.describe('states', () => {
  test.describe.configure({ timeout: 180_000 })

  test('down: one market never answered; the others stand, and what is missing is named', async ({
    browser,
    devnet,
  }) => {
    const world = await startWorld(devnet, failLegacy(devnet))
    try {
      await expect
        .poll(() => readPhases(world.app), { timeout: 60_000 })
        .toEqual({ 'aave-v3-demo': 'live', 'aave-v3-legacy': 'down' })
      await lookAt(browser, {
        app: world.app,
        pages: {
          '/': async (page) => {
            await sees(page, /Without Aave v3\.0\.2.*: not read yet/)
            await sees(page, /down: nothing could be read/)
            await expect.soft(page.getByRole('heading', { name: / is sold if /i })).toBeVisible()
          },
          '/?market=aave-v3-legacy': (page) => sees(page, 'What would be sold is not known'),
          [`/accounts/${devnet.demoAccount.address}`]: async (page) => {
            await sees(page, 'Not everything could be read.')
            await expect
              .soft(page.getByRole('heading', { name: /Liquidated if/ }).first())
              .toBeVisible()
          },
          '/accounts': async (page) => {
            await sees(page, /Aave v3\.0\.2 .*Nothing could be read yet/)
            await expect
              .soft(page.getByRole('rowgroup').last().getByRole('row').first())
              .toBeVisible()
          },
          '/accounts?market=aave-v3-legacy': (page) => sees(page, 'No loan is known yet'),
          '/markets': (page) => sees(page, /down: nothing could be read/),
          '/markets/aave-v3-legacy': async (page) => {
            await sees(page, /down: nothing could be read/)
            await sees(page, 'What would be sold is not known')
          },
          '/liquidations': (page) => sees(page, /down: nothing could be read/),
          '/markets/aave-v3-legacy/liquidations': (page) =>
            sees(page, 'Nothing of this market could be read yet'),
          '/stress?market=aave-v3-legacy': (page) =>
            sees(page, 'No block of the market could be read yet'),
        },
      })
      const list = await fetch(`${world.app.url}/api/v1/accounts?market=aave-v3-legacy`)
      // Nothing was ever read of it: an error that says so, not an empty list.
      expect(list.status).toBe(503)
    } finally {
      await world.stop()
    }
  })

  test('down: no market ever answered; nothing is shown as zero', async ({ browser, devnet }) => {
    const world = await startWorld(devnet, (method) =>
      method === 'eth_call' ? refused : undefined,
    )
    try {
      await lookAt(browser, {
        app: world.app,
        pages: {
          '/': async (page) => {
            await sees(page, 'What would be sold is not known')
            await sees(page, 'No market could be read yet')
            await expect.soft(page.getByText('$0.00')).toHaveCount(0)
          },
          [`/accounts/${devnet.demoAccount.address}`]: async (page) => {
            await sees(page, 'Not everything could be read.')
            await sees(page, /No position is known of, but not every market could be read/)
          },
          '/accounts': (page) => sees(page, 'No loan is known yet'),
          '/markets/aave-v3-demo': (page) => sees(page, /down: nothing could be read/),
        },
      })
    } finally {
      await world.stop()
    }
  })

  test('partial: borrowers are still being found; numbers stand with how much is missing', async ({
    browser,
    devnet,
  }) => {
    const head = Number(await devnet.client.getBlockNumber())
    const world = await startWorld(devnet, slowHistory(head))
    try {
      await expect
        .poll(
          async () => {
            const market = await fetch(`${world.app.url}/api/v1/markets/aave-v3-demo`)
            return Number((await market.json()).coverage)
          },
          { timeout: 60_000 },
        )
        .toBeGreaterThan(0)
      const share = /[\d.]+.% of the debt is followed so far/
      await lookAt(browser, {
        app: world.app,
        pages: {
          '/': async (page) => {
            await sees(page, share)
            await sees(page, /finding borrowers, \d+.%/)
            await sees(page, /not all loans are known yet/)
          },
          [`/accounts/${devnet.demoAccount.address}`]: (page) =>
            expect.soft(page.getByRole('heading', { name: /Liquidated if/ }).first()).toBeVisible(),
          '/accounts': (page) => sees(page, share),
          '/markets/aave-v3-demo': async (page) => {
            await sees(page, share)
            await sees(page, /finding borrowers, \d+.%/)
          },
        },
      })
      const market = await fetch(`${world.app.url}/api/v1/markets/aave-v3-demo`)
      expect(Number((await market.json()).coverage)).toBeLessThan(0.9995)
    } finally {
      await world.stop()
    }
  })

  test('stale: the node died; every page keeps its numbers, marked', async ({
    browser,
    devnet,
  }) => {
    let isDead = false
    const world = await startWorld(devnet, () => (isDead ? 'drop' : undefined))
    try {
      const readStatus = async () => {
        const answer = await fetch(`${world.app.url}/api/v1/markets/aave-v3-demo`)
        return (await answer.json()).source.status
      }
      await expect.poll(readStatus, { timeout: 60_000 }).toBe('fresh')
      isDead = true
      await expect.poll(readStatus, { timeout: 60_000 }).toBe('stale')
      const stale = /^stale/
      await lookAt(browser, {
        app: world.app,
        pages: {
          '/': async (page) => {
            await sees(page, stale)
            await expect.soft(page.getByRole('heading', { name: / is sold if /i })).toBeVisible()
          },
          [`/accounts/${devnet.demoAccount.address}`]: async (page) => {
            await sees(page, 'These numbers are not of now.')
            await expect
              .soft(page.getByRole('heading', { name: /Liquidated if/ }).first())
              .toBeVisible()
          },
          '/accounts': (page) => sees(page, stale),
          '/markets/aave-v3-demo': (page) => sees(page, stale),
          '/liquidations': (page) => sees(page, stale),
          '/markets/aave-v3-demo/liquidations': (page) => sees(page, stale),
          '/stress?market=aave-v3-demo': (page) => sees(page, stale),
          '/glossary': (page) => sees(page, stale),
        },
      })
    } finally {
      await world.stop()
    }
  })

  test('empty: filters that match nothing say so, with the way back', async ({ browser, app }) => {
    await lookAt(browser, {
      app,
      pages: {
        '/accounts?minDebtUsd=99999999999': (page) => sees(page, 'No loan matches'),
        '/liquidations?account=0x000000000000000000000000000000000000dEaD': async (page) => {
          await expect.soft(page.getByRole('link', { name: 'Show all' }).first()).toBeVisible()
        },
        '/?asset=0x000000000000000000000000000000000000dEaD': (page) =>
          expect.soft(page.getByRole('link', { name: /Show the curve/ }).first()).toBeVisible(),
      },
    })
  })
})
