import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import AxeBuilder from '@axe-core/playwright'
import { terms } from '@/components/glossary/terms'
import { expect, test } from './test'

test.describe('shared links', () => {
  test('default: pages name a picture of their own, which is one', async ({
    page,
    request,
    devnet,
  }) => {
    const { items } = await request.get('/api/v1/liquidations?limit=1').then((r) => r.json())
    for (const path of [
      '/',
      `/accounts/${devnet.demoAccount.address}`,
      `/liquidations/${items[0].id}`,
      '/markets/aave-v3-demo',
    ]) {
      await page.goto(path)
      const picture = page.locator('meta[property="og:image"]')
      const { pathname, search } = new URL((await picture.getAttribute('content')) ?? '')
      expect(pathname).toBe(`${path === '/' ? '' : path}/opengraph-image`)
      const response = await request.get(pathname + search)
      expect(response.headers()['content-type']).toBe('image/png')
      const png = await response.body()
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630])
    }
    expect((await request.get('/accounts/0x12/opengraph-image')).status()).toBe(404)
  })

  test('behavior: a link that pins a block has the picture of that block', async ({
    page,
    request,
    devnet,
  }) => {
    const path = `/accounts/${devnet.demoAccount.address}`
    const pinned = Number(await devnet.client.getBlockNumber()) - 3
    const readPicture = async (block: number) => {
      await page.goto(`${path}?block=${block}`)
      const picture = page.locator('meta[property="og:image"]')
      await expect(picture).toHaveCount(1)
      const { pathname, search } = new URL((await picture.getAttribute('content')) ?? '')
      expect(pathname + search).toBe(`${path}/picture?block=${block}`)
      const response = await request.get(pathname + search)
      expect(response.headers()['content-type']).toBe('image/png')
      return response.body()
    }
    const first = await readPicture(pinned)
    expect([first.readUInt32BE(16), first.readUInt32BE(20)]).toEqual([1200, 630])
    expect(await readPicture(pinned - 1)).not.toEqual(first)
    expect((await request.get(`${path}/picture?block=99999999`)).status()).toBe(404)
    expect((await request.get(`${path}/picture?block=x`)).status()).toBe(404)
  })

  test('behavior: the badge says what the API says', async ({ request, devnet }) => {
    const { address } = devnet.demoAccount
    const response = await request.get(`/api/v1/accounts/${address}/badge.svg`)
    expect(response.headers()['content-type']).toContain('image/svg+xml')
    const health = await request.get(`/api/v1/accounts/${address}/health?below=0`)
    const shown = /hf=(\d+\.\d\d)/.exec(await health.text())?.[1]
    expect(await response.text()).toContain(`aria-label="health ${shown}`)
  })

  test('behavior: an account’s page offers the code of its frame and of its badge', async ({
    page,
    app,
    devnet,
  }) => {
    const { address } = devnet.demoAccount
    await page.goto(`/accounts/${address}`)
    await page.getByText('Embed', { exact: true }).focus()
    await page.keyboard.press('Enter')
    const codes = page.locator('details[open] code')
    await expect(codes.first()).toContainText(`src="${app.url}/embed/accounts/${address}"`)
    await expect(codes.last()).toContainText(`${app.url}/api/v1/accounts/${address}/badge.svg`)
    const badge = page.getByRole('img', { name: 'The badge as it is now' })
    await expect(badge).toBeVisible()
    expect(await badge.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)
  })

  test('behavior: the words of an account’s page are explained where they stand', async ({
    page,
    devnet,
  }) => {
    await page.goto(`/accounts/${devnet.demoAccount.address}`)
    for (const [name, id] of [
      ['Health factor', 'health-factor'],
      ['Threshold', 'liquidation-threshold'],
      ['Bonus', 'bonus'],
      ['Liquidation price', 'liquidation-price'],
      ['Leverage', 'leverage'],
    ] as const) {
      const term = page.getByRole('link', { name, exact: true }).first()
      await term.scrollIntoViewIfNeeded()
      await term.hover()
      await expect(page.getByRole('tooltip')).toHaveText(terms[id].short)
      await page.keyboard.press('Escape')
      await page.mouse.move(0, 0)
      await expect(page.getByRole('tooltip')).toHaveCount(0)
    }
  })

  test('behavior: an account stands in another site’s frame, live, without the rest of the page', async ({
    page,
    app,
    devnet,
  }) => {
    const path = `/embed/accounts/${devnet.demoAccount.address}`
    const host = createServer((_, response) => {
      response.setHeader('Content-Type', 'text/html')
      response.end(
        `<iframe src="${app.url}${path}" width="600" height="360"></iframe><iframe src="${app.url}/accounts" name="whole"></iframe>`,
      )
    })
    await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve))
    const { port } = host.address() as AddressInfo
    // The host is another origin on purpose.
    const open = await page.context().newPage()
    await open.goto(`http://127.0.0.1:${port}`)
    const frame = open.frameLocator('iframe').first()
    await expect(frame.getByRole('img', { name: /^Load line: health/ })).toBeVisible()
    await expect(frame.getByRole('link', { name: 'Open in Plimsoll' })).toHaveAttribute(
      'rel',
      'noopener',
    )
    await expect(frame.getByRole('navigation')).toHaveCount(0)
    await expect(open.frameLocator('[name=whole]').getByRole('navigation')).toHaveCount(0)
    await open.close()
    host.close()
    await page.goto(path)
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id }) => id)).toEqual([])
    await page.goto(`${path}?theme=dark`)
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  })
})

test.describe('glossary', () => {
  test('default: every term is there, its number with its block, and its anchor works', async ({
    page,
  }) => {
    await page.goto('/glossary#bad-debt')
    await expect(page.locator('#bad-debt')).toBeInViewport()
    await expect(page.locator('#bad-debt')).toContainText(/\$[\d.,]+[kMB]?/)
    await expect(page.locator('#bad-debt')).toContainText(/block [\d,]+/)
    for (const link of await page
      .getByRole('navigation', { name: 'Terms' })
      .getByRole('link')
      .all()) {
      const target = await link.getAttribute('href')
      await expect(page.locator(target ?? '#none')).toHaveCount(1)
    }
  })

  test('behavior: a definition shows on focus and hover, and Escape closes it', async ({
    page,
  }) => {
    await page.goto('/watch')
    const term = page.getByRole('link', { name: 'health', exact: true })
    const tip = page.getByRole('tooltip')
    await term.hover()
    await expect(tip).toContainText('Collateral, each part')
    await page.keyboard.press('Escape')
    await expect(tip).toHaveCount(0)
    await page.mouse.move(0, 0)
    await page.getByRole('link', { name: 'liquidation', exact: true }).focus()
    await page.keyboard.press('Tab')
    await expect(term).toBeFocused()
    await expect(tip).toContainText('Collateral, each part')
    await page.keyboard.press('Tab')
    await expect(tip).not.toContainText('Collateral, each part')
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/\/glossary#health-factor$/)
  })
})
