import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from '@playwright/test'
import { expect, test } from './test'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Reads as a reader without scripts does: what was kept must be told to them too. */
async function openPlain(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: url, javaScriptEnabled: false })
  return context.newPage()
}

/** Points are written some seconds after their block, and pages may show what was read some seconds ago. */
async function openWhenKept(page: Page, path: string, name: RegExp): Promise<void> {
  await expect(async () => {
    await page.goto(path)
    await expect(page.getByRole('region', { name })).toBeVisible({ timeout: 500 })
    const table = page.getByRole('region', { name }).locator('table').first()
    await expect(table).toBeAttached({ timeout: 500 })
  }).toPass({ timeout: 50_000, intervals: [1_000] })
}

async function expectAccessible(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze()
  expect
    .soft(
      violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
      where,
    )
    .toEqual([])
}

test.describe('history', () => {
  test.describe.configure({ timeout: 120_000 })

  test("behavior: an account's health over time, as a picture and as a table, without scripts", async ({
    browser,
    page,
    app,
    devnet,
  }) => {
    const path = `/accounts/${devnet.demoAccount.address}`
    const plain = await openPlain(browser, app.url)
    await plain.goto(path)
    await devnet.client.mine({ blocks: 1 })
    await openWhenKept(plain, path, /^Health over time$/)
    const section = plain.getByRole('region', { name: 'Health over time' })
    await expect(section.getByText('1: liquidated below').first()).toBeVisible()
    await expect(section.getByText(/Kept since \d{4}-/)).toBeVisible()
    await section.getByText('The same as a table').first().click()
    const kept = await fetch(`${app.url}/api/v1${path}/history`).then((answer) => answer.json())
    const newest = section.locator('table').first().getByRole('row').nth(1)
    const shown = await newest.locator('data').first().getAttribute('value')
    const figures = kept.positions[0].items.map(
      (item: { healthFactor: string }) => item.healthFactor,
    )
    expect(figures).toContain(shown)
    await page.goto(path)
    await expectAccessible(page, path)
    await plain.context().close()
  })

  test('behavior: a market at risk over time, and how much of it was verified', async ({
    browser,
    page,
    app,
    devnet,
  }) => {
    const path = '/markets/aave-v3-demo'
    const plain = await openPlain(browser, app.url)
    await devnet.client.mine({ blocks: 1 })
    await openWhenKept(plain, path, /^A fall of 20/)
    await expect(async () => {
      await page.goto(path)
      await expect(page.getByText(/verified \d+ of \d+/).first()).toBeVisible({ timeout: 1_000 })
    }).toPass({ timeout: 30_000 })
    await expect(
      page.getByRole('heading', { name: /comparisons? with the protocol/ }),
    ).toBeVisible()
    const market = await fetch(`${app.url}/api/v1${path}`).then((answer) => answer.json())
    expect(market.audit.misses).toBe(0)
    await expectAccessible(page, path)
    await page.goto('/markets')
    await expect(page.getByText(/verified \d+ of \d+/).first()).toBeVisible()
    await openWhenKept(plain, '/', /^A fall of 20/)
    await plain.context().close()
  })
})
