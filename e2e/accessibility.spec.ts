import AxeBuilder from '@axe-core/playwright'
import { demoProtocols } from '@/lib/cli/demo-protocols'
import { expect, test } from './test'

test.use({ protocols: demoProtocols })

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

test.describe('every page', () => {
  for (const colorScheme of ['light', 'dark'] as const)
    test(`behavior: axe finds nothing, ${colorScheme}${colorScheme === 'dark' ? ', all unfolded' : ''}`, async ({
      browser,
      app,
      devnet,
    }) => {
      test.slow()
      const context = await browser.newContext({ baseURL: app.url, colorScheme })
      const page = await context.newPage()
      for (const path of await listPages(app.url, devnet.demoAccount.address)) {
        await page.goto(path)
        await page.waitForLoadState('load')
        if (colorScheme === 'dark')
          await page.locator('details').evaluateAll((all) => {
            for (const each of all) each.setAttribute('open', '')
          })
        const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze()
        const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
        expect.soft(found, path).toEqual([])
      }
      await context.close()
    })

  test('behavior: nothing overflows sideways from 320 to 2560 pixels', async ({
    browser,
    app,
    devnet,
  }) => {
    test.slow()
    const page = await browser.newPage({ baseURL: app.url })
    for (const path of await listPages(app.url, devnet.demoAccount.address)) {
      await page.setViewportSize({ width: 320, height: 800 })
      await page.goto(path)
      for (const width of [320, 390, 768, 1024, 1440, 2560]) {
        await page.setViewportSize({ width, height: 800 })
        const wide = await page.evaluate(() => document.documentElement.scrollWidth)
        expect.soft(wide, `${path} at ${width}`).toBeLessThanOrEqual(width)
      }
    }
    await page.close()
  })

  test('behavior: every page is whole without JavaScript', async ({ browser, app, devnet }) => {
    const context = await browser.newContext({ javaScriptEnabled: false, baseURL: app.url })
    const page = await context.newPage()
    for (const path of await listPages(app.url, devnet.demoAccount.address)) {
      await page.goto(path)
      const text = await page.getByRole('main').innerText()
      expect.soft(text.length, path).toBeGreaterThan(20)
      expect
        .soft(text, path)
        .not.toMatch(/NaN|undefined|\[object|[−-]0\.00?\s%|\b1 (loan|account|block)s\b/)
      const waiting = page.locator('[aria-busy=true]').filter({ visible: true })
      const dead = page.locator('button:not([type=submit])').filter({ visible: true })
      expect.soft(await waiting.count(), `${path} still waits`).toBe(0)
      expect.soft(await dead.allInnerTexts(), `${path} has buttons that do nothing`).toEqual([])
    }
    await context.close()
  })

  test('behavior: what is not there answers so, and says it without scripts', async ({ app }) => {
    for (const path of [
      '/markets/no-such-market',
      '/markets/no-such-market/liquidations',
      '/liquidations/none',
      '/auctions/none',
      '/no-such-page',
    ]) {
      const response = await fetch(app.url + path)
      expect.soft(response.status, path).toBe(404)
      expect.soft(await response.text(), path).toMatch(/<h1[^>]*>There is no such/)
    }
  })

  test('behavior: no page logs an error', async ({ page, app, devnet }) => {
    const errors: string[] = []
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
    page.on('pageerror', (error) => errors.push(error.message))
    for (const path of await listPages(app.url, devnet.demoAccount.address)) {
      const response = await page.goto(path)
      await page.waitForLoadState('load')
      await page.waitForTimeout(300)
      // The browser itself logs a page that answers with an error, as some here do on purpose.
      const isRefused = response?.ok() === false
      const isOwn = (text: string) => !isRefused || !text.startsWith('Failed to load resource')
      expect.soft(errors.splice(0).filter(isOwn), path).toEqual([])
    }
  })
})

type Listed = { items: { id: string; protocol: string; mechanism: string }[] }

/** Each page, and of those that a protocol or a way to sell shapes one of each. */
async function listPages(url: string, account: string): Promise<string[]> {
  const read = async (path: string) => {
    const response = await fetch(`${url}/api/v1/${path}`)
    return ((await response.json()) as Listed).items
  }
  const [markets, sales, auctions] = await Promise.all([
    read('markets'),
    read('liquidations?limit=500'),
    read('auctions'),
  ])
  const further = ['morpho-blue', 'compound-v3', 'sky'].map((protocol) => {
    const market = markets.find((each) => each.protocol === protocol)
    if (!market) throw new Error(`no market of ${protocol}`)
    return `/markets/${encodeURIComponent(market.id)}`
  })
  const oneOfEach = new Map(sales.map(({ id, mechanism }) => [mechanism, id]))
  return [
    '/',
    '/accounts',
    `/accounts/${account}`,
    '/accounts/0x000000000000000000000000000000000000dEaD',
    '/accounts/0x12',
    '/liquidations',
    ...[...oneOfEach.values()].map((id) => `/liquidations/${id}`),
    '/markets',
    '/markets/aave-v3-demo',
    '/markets/aave-v3-legacy',
    ...further,
    ...['/markets/aave-v3-demo', ...further].map((market) => `${market}/liquidations`),
    '/stress',
    '/stress?scenario=replay&replay=2025-10-10',
    '/auctions',
    `/auctions/${auctions[0]?.id}`,
    '/mechanisms',
    '/watch',
    '/glossary',
    '/embed/accounts/demo.eth',
    '/embed/accounts/0x12',
    '/markets/no-such-market',
    '/liquidations/none',
    '/auctions/none',
    '/no-such-page',
  ]
}
