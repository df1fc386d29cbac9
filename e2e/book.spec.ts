import { BOOK_ROW_PIXELS } from '@/components/book/book-row-pixels'
import { TALLEST_PIXELS } from '@/components/book/get-reserve'
import { setPrice } from '@/lib/devnet/devnet-controls'
import { readFeed } from '@/lib/devnet/feed'
import { expect, test } from './test'

test.describe('the book', () => {
  test('behavior: on a phone too its order can be chosen, and is in the address', async ({
    page,
  }) => {
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto('/accounts')
    const order = page.getByRole('navigation', { name: 'Order of the loans' })
    await order.getByRole('link', { name: 'largest debt' }).click()
    await expect(page).toHaveURL(/sort=debt/)
    await expect(order.locator('[aria-current]')).toHaveText('largest debt')
  })

  for (const [width, most] of [
    [320, TALLEST_PIXELS / 100_000],
    [390, BOOK_ROW_PIXELS.list * 1.1],
    [1440, BOOK_ROW_PIXELS.wide],
  ] as const)
    test(`behavior: rows are as low as 100,000 of them must be, and all are reached, ${width} pixels`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height: 844 })
      await page.goto('/accounts')
      const rows = page.locator('tbody tr[data-index]')
      const heights = await rows.evaluateAll((all) =>
        all.map((row) => row.getBoundingClientRect().height),
      )
      expect(heights.length).toBeGreaterThan(20)
      const mean = heights.reduce((sum, height) => sum + height, 0) / heights.length
      expect(mean).toBeLessThanOrEqual(most)
      const total = Number(await page.getByRole('table').getAttribute('aria-rowcount')) - 1
      // Their place is kept from the start: the end of the page is the end of the book.
      await expect(async () => {
        await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight))
        const last = await rows.last().getAttribute('data-index')
        expect(Number(last)).toBe(total - 1)
      }).toPass({ timeout: 20_000 })
      // Only those near the window are in the document.
      expect(await rows.count()).toBeLessThan(total)
    })

  test('behavior: when the row that has the focus goes, its neighbour takes it', async ({
    page,
    devnet,
  }) => {
    const feed = devnet.assets.WETH?.feed
    if (!feed) throw new Error('no WETH')
    const { answer } = await readFeed(devnet.client, feed)
    await page.goto('/accounts?maxDistance=0.05')
    const row = page.locator('tr.row-link', { hasText: /WETH for (USDC|USDT|DAI|GHO)/ }).last()
    const href = await row.locator('a.covers').getAttribute('href')
    const index = await row.evaluate((element: HTMLTableRowElement) => element.sectionRowIndex)
    await row.locator('a.covers').focus()
    await setPrice(devnet, { symbol: 'WETH', answer: (answer * 106n) / 100n })
    await expect(page.locator(`a.covers[href="${href}"]`)).toHaveCount(0, { timeout: 10_000 })
    const focused = page.locator('tr.row-link', { has: page.locator('a.covers:focus') })
    await expect(focused).toHaveCount(1)
    expect(
      await focused.evaluate((element: HTMLTableRowElement) => element.sectionRowIndex),
    ).toBeLessThanOrEqual(index)
    await setPrice(devnet, { symbol: 'WETH', answer })
  })
})
