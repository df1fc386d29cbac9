import AxeBuilder from '@axe-core/playwright'
import { startFakeNode } from '@/lib/chain/testing/fake-node'
import { forwardTo } from '@/lib/chain/testing/forward-to'
import { startApp } from './start-app'
import { expect, test } from './test'

test('a node that dies leaves the numbers with a stale mark, and heals', async ({
  page,
  devnet,
}) => {
  let dead = false
  const node = await startFakeNode((method, params) =>
    dead ? 'drop' : forwardTo(devnet.rpcUrl, { method, params }),
  )
  const app = await startApp({
    rpcUrl: node.url,
    chainId: devnet.chainId,
    markets: devnet.markets,
  })
  try {
    page.removeAllListeners('request')
    await page.goto(`${app.url}/`)
    const row = page.getByRole('table').nth(0).getByRole('row').nth(1)
    await expect(row).toBeVisible()
    dead = true
    await expect(page.getByText(/stale/i).first()).toBeVisible({ timeout: 45_000 })
    await expect(row).toBeVisible()
    const axe = new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag22aa'])
    const { violations } = await axe.analyze()
    expect(violations.map(({ id }) => id)).toEqual([])
    const book = await page.request.get(`${app.url}/api/v1/accounts`).then((r) => r.json())
    expect(book.items.length).toBeGreaterThan(0)
    expect(Object.values(book.source)).toEqual(
      expect.arrayContaining([expect.objectContaining({ status: 'stale' })]),
    )
    expect(app.output()).not.toContain(node.url)
    expect(await page.content()).not.toContain(node.url)
    dead = false
    await expect(page.getByText(/stale/i)).toHaveCount(0, { timeout: 45_000 })
  } finally {
    await app.stop()
    await node.stop()
  }
})
