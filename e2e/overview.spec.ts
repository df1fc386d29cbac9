import { setPrice } from '@/lib/devnet/devnet-controls'
import { readFeed } from '@/lib/devnet/feed'
import { expect, test } from './test'

test.describe('overview', () => {
  test('default: totals, curve, nearest accounts and liquidations, each with its block', async ({
    page,
  }) => {
    await page.goto('/')
    await expect(page).toHaveTitle(/Plimsoll/)
    await expect(page.getByText('Collateral', { exact: true }).first()).toBeVisible()
    await expect(page.getByRole('heading', { name: /is sold if .* falls 20 %/ })).toBeVisible()
    await expect(page.getByRole('heading', { name: /^Nearest to liquidation/ })).toBeVisible()
    const block = await page.request.get('/api/v1/status').then((r) => r.json())
    const head = Number(block.chains[0].indexed).toLocaleString('en-US')
    await expect(page.getByText(`block ${head}`).first()).toBeVisible()
  })

  test('behavior: a price moved on chain changes an open page without a reload', async ({
    page,
    devnet,
  }) => {
    await page.goto(`/accounts/${devnet.demoAccount.address}`)
    await page.evaluate(() => {
      const page = { stillTheSameDocument: true, marks: 0 }
      Object.assign(window, page)
      new MutationObserver((changes) => {
        const counter = window as unknown as typeof page
        counter.marks += changes.length
      }).observe(document.body, { attributeFilter: ['data-changed'], subtree: true })
    })
    const health = page
      .getByRole('region', { name: 'How far from liquidation' })
      .locator('data[data-live]')
    const before = await health.innerText()
    const feed = devnet.assets.WETH?.feed
    if (!feed) throw new Error('no WETH')
    const { answer } = await readFeed(devnet.client, feed)
    await setPrice(devnet, { symbol: 'WETH', answer: (answer * 95n) / 100n })
    await expect(health).not.toHaveText(before, { timeout: 10_000 })
    await setPrice(devnet, { symbol: 'WETH', answer })
    expect(await page.evaluate(() => 'stillTheSameDocument' in window)).toBe(true)
    expect(
      await page.evaluate(() => (window as unknown as { marks: number }).marks),
      'numbers that changed were marked',
    ).toBeGreaterThan(0)
    await expect(page.locator('[data-changed]'), 'and only briefly').toHaveCount(0)
  })

  test('behavior: the fall and the asset are in the URL and lead somewhere without JavaScript', async ({
    browser,
    app,
  }) => {
    const context = await browser.newContext({ javaScriptEnabled: false, baseURL: app.url })
    const page = await context.newPage()
    await page.goto('/')
    await page.getByRole('link', { name: 'WETH', exact: true }).first().click()
    await expect(page).toHaveURL(/asset=0x/)
    await expect(page.getByRole('heading', { name: /is sold if WETH falls/ })).toBeVisible()
    await page.getByText('The same as a table').first().click()
    await expect(page.getByRole('rowheader', { name: /50 %/ }).first()).toBeVisible()
    await context.close()
  })

  test('error: an asset that is no address is said, not a server error', async ({ page }) => {
    const response = await page.goto('/?asset=WETH')
    expect(response?.status()).toBeLessThan(500)
    await expect(page.getByText(/must be an address/)).toBeVisible()
  })
})
