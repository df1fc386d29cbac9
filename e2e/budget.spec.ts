import { gzipSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import { expect, test } from './test'
import { startTrickle } from './trickle'

const kilobyte = 1_000

/** The scripts that the document itself asks a current browser for, before the page is alive. */
async function readFirstScripts(page: Page, path: string): Promise<string[]> {
  const html = await page.request.get(path).then((response) => response.text())
  const tags = (html.match(/<script[^>]*>/g) ?? []).filter((tag) => !/\bnomodule\b/i.test(tag))
  const sources = new Set(tags.flatMap((tag) => tag.match(/src="([^"]+\.js)/)?.[1] ?? []))
  expect(sources.size).toBeGreaterThan(0)
  return Promise.all(
    [...sources].map((source) => page.request.get(source).then((response) => response.text())),
  )
}

/** Their bytes, gzipped. */
async function readFirstLoad(page: Page, path: string): Promise<number> {
  const scripts = await readFirstScripts(page, path)
  return scripts.reduce((sum, script) => sum + gzipSync(script).length, 0)
}

/** Counts what the page's layout shifts by itself, from its first picture on. */
async function watchShifts(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const shifts = { sum: 0 }
    Object.assign(window, { shifts })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, hadRecentInput } = entry as PerformanceEntry & {
          value: number
          hadRecentInput: boolean
        }
        if (!hadRecentInput) shifts.sum += value
      }
    }).observe({ type: 'layout-shift', buffered: true })
  })
  return () => page.evaluate(() => (window as unknown as { shifts: { sum: number } }).shifts.sum)
}

/** Those with long tables or much that changes. */
const listBusyPages = (account: string) => [
  '/',
  '/accounts',
  `/accounts/${account}`,
  '/liquidations',
]

test.describe('weight', () => {
  test('behavior: first-load scripts of the overview, ≤ 170 kB gzipped', async ({ page }) => {
    expect(await readFirstLoad(page, '/')).toBeLessThanOrEqual(170 * kilobyte)
  })

  test('behavior: first-load scripts of an account, ≤ 185 kB gzipped', async ({ page, devnet }) => {
    const path = `/accounts/${devnet.demoAccount.address}`
    expect(await readFirstLoad(page, path)).toBeLessThanOrEqual(185 * kilobyte)
  })

  test('behavior: first-load scripts of the stress test, ≤ 185 kB gzipped', async ({ page }) => {
    expect(await readFirstLoad(page, '/stress')).toBeLessThanOrEqual(185 * kilobyte)
  })

  test('behavior: the largest first scripts ask to be compiled while they arrive', async ({
    page,
  }) => {
    const scripts = await readFirstScripts(page, '/')
    const [first, second] = scripts.sort((a, b) => b.length - a.length)
    for (const script of [first, second])
      expect(script).toMatch(/^\/\/# allFunctionsCalledOnLoad\n/)
  })

  test('behavior: the layout stays where it is, on load and with each block', async ({
    page,
    devnet,
  }) => {
    const readShifts = await watchShifts(page)
    for (const path of listBusyPages(devnet.demoAccount.address)) {
      await page.goto(path)
      await page.waitForTimeout(1_500)
      const refreshed = page.waitForResponse((response) => response.url().includes('_rsc='))
      await devnet.client.mine({ blocks: 1 })
      await refreshed
      await page.waitForTimeout(500)
      expect.soft(await readShifts(), path).toBeLessThanOrEqual(0.02)
    }
  })

  test('behavior: a page that comes part by part stays where it is', async ({
    browser,
    app,
    devnet,
  }) => {
    const trickle = await startTrickle(app.url)
    const page = await browser.newPage({ baseURL: trickle.url })
    const readShifts = await watchShifts(page)
    const pages = [
      ...listBusyPages(devnet.demoAccount.address),
      '/markets',
      '/markets/aave-v3-demo',
    ]
    for (const path of pages) {
      await page.goto(path)
      expect.soft(await readShifts(), path).toBeLessThanOrEqual(0.02)
    }
    await page.close()
    await trickle.stop()
  })

  test('behavior: letters that come late move nothing', async ({ page }) => {
    const readShifts = await watchShifts(page)
    await page.route('**/*.woff2', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1_000))
      await route.continue()
    })
    const font = page.waitForResponse('**/*.woff2')
    await page.goto('/')
    await font
    await page.waitForTimeout(500)
    expect(await readShifts()).toBeLessThanOrEqual(0.02)
  })
})
