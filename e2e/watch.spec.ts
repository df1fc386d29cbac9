import { readFileSync } from 'node:fs'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { setPrice } from '@/lib/devnet/devnet-controls'
import { readFeed } from '@/lib/devnet/feed'
import { expect, test } from './test'

const KEY = 'plimsoll.watch'

async function watch(page: Page, account: string, name = ''): Promise<void> {
  const main = page.getByRole('main')
  await main.getByLabel('Address or ENS name').fill(account)
  await main.getByLabel('Your name for it').fill(name)
  await main.getByRole('button', { name: 'Watch', exact: true }).click()
}

const readKept = (page: Page) => page.evaluate((key) => localStorage.getItem(key), KEY)

test.describe('watchlist', () => {
  test('default: accounts by address and name, the nearest first, kept over a reload', async ({
    page,
    devnet,
    request,
  }) => {
    const book = await request.get('/api/v1/accounts?limit=200').then((r) => r.json())
    const far = book.items.at(-1).address
    await page.goto('/watch')
    await watch(page, far, 'Far <b>away</b>')
    await expect(page.getByRole('rowheader', { name: 'Far <b>away</b>' })).toBeVisible()
    await watch(page, 'demo.eth')
    const rows = page.locator('tbody').getByRole('rowheader')
    await expect(rows).toHaveCount(2)
    await expect(rows.first()).toContainText('demo.eth')
    await expect(rows.first()).toContainText(/block [\d,]+/)
    await page.reload()
    await expect(rows.first()).toContainText('demo.eth')
    await watch(page, devnet.demoAccount.address)
    await expect(page.getByRole('main').getByRole('alert')).toContainText('on the list already')
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id }) => id)).toEqual([])
  })

  test('error: what names no account is said and not added', async ({ page }) => {
    await page.goto('/watch')
    await watch(page, '0x1234')
    await expect(page.getByRole('main').getByRole('alert')).not.toBeEmpty()
    await watch(page, 'nobody-has-this.eth')
    await expect(page.getByRole('main').getByRole('alert')).toContainText('nobody-has-this.eth')
    expect(await readKept(page)).toBeNull()
  })

  test('behavior: a fall below the level is told once, live', async ({ page, devnet }) => {
    await page.addInitScript(() => {
      const shown: string[] = []
      class FakeNotification {
        static permission = 'default'
        static async requestPermission() {
          FakeNotification.permission = 'granted'
          return 'granted'
        }
        constructor(title: string) {
          shown.push(title)
        }
      }
      Object.assign(window, { Notification: FakeNotification, shown })
    })
    await page.goto('/watch')
    await watch(page, devnet.demoAccount.address, 'Mine')
    const row = page.getByRole('row', { name: /Mine/ })
    const health = await row.locator('td data').first().getAttribute('value')
    const level = (Number(BigInt(health ?? '0') / 10n ** 14n) / 10_000 - 0.001).toFixed(4)
    const field = page.getByRole('textbox', { name: 'Warn below Mine' })
    await field.fill(level)
    await field.press('Enter')
    await page.getByRole('button', { name: 'Notify me' }).click()
    await expect(page.getByRole('button', { name: 'Notifications are on' })).toBeVisible()
    const feed = devnet.assets.WETH?.feed
    if (!feed) throw new Error('no WETH')
    const { answer } = await readFeed(devnet.client, feed)
    // Seen above once, with the level as it is now.
    await setPrice(devnet, { symbol: 'WETH', answer: (answer * 1005n) / 1000n })
    await expect(row.locator('td data').first()).not.toHaveAttribute('value', health ?? '')
    await setPrice(devnet, { symbol: 'WETH', answer: (answer * 95n) / 100n })
    await expect(page.getByRole('log')).toContainText(`Below ${level}: Mine has health`)
    await setPrice(devnet, { symbol: 'WETH', answer: (answer * 94n) / 100n })
    await page.waitForTimeout(1500)
    expect(await page.evaluate(() => (window as unknown as { shown: string[] }).shown)).toEqual([
      expect.stringMatching(/^Mine: health \d/),
    ])
    await setPrice(devnet, { symbol: 'WETH', answer })
  })

  test('behavior: rename, remove, take back, to a file and from it', async ({ page, devnet }) => {
    await page.goto('/watch')
    await watch(page, devnet.demoAccount.address, 'Old name')
    await page.getByRole('button', { name: 'Rename Old name' }).click()
    await page.getByRole('textbox', { name: 'Your name for it' }).last().fill('New name')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('rowheader', { name: 'New name' })).toBeVisible()
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Export' }).click()
    const file = await (await download).path()
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
      version: 1,
      entries: [{ address: devnet.demoAccount.address, name: 'New name', level: '1.1' }],
    })
    await page.getByRole('button', { name: 'Remove New name' }).click()
    await expect(page.getByText('No account is watched yet')).toBeVisible()
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(page.getByRole('rowheader', { name: 'New name' })).toBeVisible()
    await page.getByRole('button', { name: 'Remove New name' }).click()
    await page.getByLabel('Watchlist file').setInputFiles(file)
    await expect(page.getByText('1 added.')).toBeVisible()
    const before = await readKept(page)
    await page.getByLabel('Watchlist file').setInputFiles({
      name: 'bad.json',
      mimeType: 'application/json',
      buffer: Buffer.from('{"version":1,"entries":[{"address":"0x1"}]}'),
    })
    await expect(page.getByText(/bad\.json was not imported\. Entry 1/)).toBeVisible()
    expect(await readKept(page)).toBe(before)
  })

  test('error: a list that can’t be read is left as it is until the reader decides', async ({
    page,
  }) => {
    await page.goto('/watch')
    await page.evaluate((key) => localStorage.setItem(key, '{"version":9,"mine":1}'), KEY)
    await page.reload()
    await expect(page.getByText(/can’t be read/).first()).toBeVisible()
    expect(await readKept(page)).toBe('{"version":9,"mine":1}')
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Save it to a file' }).click()
    expect(readFileSync(await (await download).path(), 'utf8')).toBe('{"version":9,"mine":1}')
    await page.getByRole('button', { name: 'Begin anew' }).click()
    await expect(page.getByText('No account is watched yet')).toBeVisible()
  })

  test('behavior: without JavaScript it says why there is none', async ({ browser, app }) => {
    const context = await browser.newContext({ javaScriptEnabled: false, baseURL: app.url })
    const page = await context.newPage()
    await page.goto('/watch')
    const notice = page.locator('noscript b')
    await expect(notice).toHaveText('The watchlist needs scripts.')
    await expect(notice).toBeVisible()
    await expect(page.getByRole('main').getByLabel('Address or ENS name')).toHaveCount(0)
    await context.close()
  })
})
