import { poolAbi } from '@/lib/devnet/pool-calls'
import { expect, test } from './test'

test.describe('account', () => {
  test("default: health equals the contract's own integer, in words and in the title", async ({
    page,
    devnet,
  }) => {
    const { address } = devnet.demoAccount
    await page.goto(`/accounts/${address}`)
    await expect(page.getByRole('heading', { name: /Liquidated if/ }).first()).toBeVisible()
    for (const market of Object.values(devnet.contracts)) {
      const data = await devnet.client.readContract({
        address: market.pool,
        abi: poolAbi,
        functionName: 'getUserAccountData',
        args: [address],
      })
      const healthFactor = data[5].toString()
      const whole = `${healthFactor.slice(0, -18)}.${healthFactor.slice(-18)}`
      await expect(page.getByText(whole).first()).toBeVisible()
    }
    await expect(page).toHaveTitle(/1\.\d\d/)
    const description = page.locator('meta[name="description"]')
    await expect(description).toHaveAttribute('content', /block/i)
  })

  test('behavior: an ENS name leads to the same account', async ({ page, devnet }) => {
    await page.goto('/')
    await page.getByRole('searchbox').or(page.getByPlaceholder(/ENS/)).first().fill('demo.eth')
    await page.keyboard.press('Enter')
    await expect(page.getByText(devnet.demoAccount.address).first()).toBeVisible()
    await expect(page.getByText('demo.eth').first()).toBeVisible()
  })

  test('behavior: readable without JavaScript', async ({ browser, app, devnet }) => {
    const context = await browser.newContext({ javaScriptEnabled: false, baseURL: app.url })
    const page = await context.newPage()
    await page.goto(`/accounts/${devnet.demoAccount.address}`)
    await expect(page.getByRole('heading', { name: /Liquidated if/ }).first()).toBeVisible()
    await expect(page.getByRole('rowheader', { name: 'WETH' }).first()).toBeVisible()
    await expect(page.getByText('equals the contract’s own figure').first()).toBeVisible()
    await context.close()
  })

  test('behavior: an address without positions says so', async ({ page }) => {
    const response = await page.goto('/accounts/0x000000000000000000000000000000000000dEaD')
    expect(response?.status()).toBe(200)
    await expect(page.getByText(/no position/i).first()).toBeVisible()
  })

  test('behavior: a pinned block that the node still has', async ({ page, devnet }) => {
    const head = await devnet.client.getBlockNumber()
    await page.goto(`/accounts/${devnet.demoAccount.address}?block=${head}`)
    await expect(page.getByText(Number(head).toLocaleString('en-US')).first()).toBeVisible()
  })

  for (const [what, path, status] of [
    ['a short address', '/accounts/0x1234', 400],
    ['a wrong checksum', '/accounts/0x5aAeb6053F3E94C9b9A09f33669435E7Ef1Beaed', 400],
    ['an unknown name', '/accounts/nobody-has-this.eth', 404],
    ['a block that is none', '/accounts/0x000000000000000000000000000000000000dEaD?block=abc', 400],
    ['a block ahead', '/accounts/0x000000000000000000000000000000000000dEaD?block=99999999', 400],
    ['a path that does not decode', '/accounts/%zz', 400],
  ] as const)
    test(`error: ${what} is answered in words`, async ({ page }) => {
      const response = await page.goto(path)
      expect(response?.status()).toBe(status)
      await expect(page.locator('body')).not.toContainText(/Application error|Internal Server/)
      expect((await page.locator('body').innerText()).length).toBeGreaterThan(20)
    })
})
