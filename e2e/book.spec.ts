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
    const links = page.locator('tr.row-link a.covers')
    const before = await links.count()
    expect(before).toBeGreaterThan(2)
    const isLast = (link: Element, count: number) =>
      [...document.querySelectorAll('tr.row-link a.covers')].indexOf(link) === count - 1
    await links.last().focus()
    await setPrice(devnet, { symbol: 'WETH', answer: (answer * 102n) / 100n })
    await expect.poll(() => links.count(), { timeout: 10_000 }).toBeLessThan(before)
    const after = await links.count()
    expect(after).toBeGreaterThan(0)
    const focused = page.locator('tr.row-link a.covers:focus')
    await expect(focused).toHaveCount(1)
    expect(await focused.evaluate(isLast, after)).toBe(true)
    await setPrice(devnet, { symbol: 'WETH', answer })
  })
})
