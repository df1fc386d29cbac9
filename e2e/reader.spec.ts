import { expect, test } from './test'

test.describe('a reader whose language groups digits by spaces', () => {
  test.use({ locale: 'de-DE' })

  test('behavior: every number is grouped so, by the server and live; the point stays', async ({
    page,
    app,
    devnet,
    browser,
  }) => {
    const errors: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text())
    })
    page.on('pageerror', (error) => errors.push(error.message))
    const still = await browser.newPage({
      baseURL: app.url,
      locale: 'de-DE',
      javaScriptEnabled: false,
    })
    const readText = (of: typeof page) => of.evaluate(() => document.body.innerText)
    for (const path of [
      '/',
      '/accounts',
      `/accounts/${devnet.demoAccount.address}?price=all:0.9`,
      '/liquidations',
      '/markets/aave-v3-demo',
      '/stress',
      '/glossary',
    ]) {
      await still.goto(path)
      const served = await still.content()
      expect(served, path).toMatch(/\d\u202f\d{3}/)
      expect(served.replace(/<[^>]*>/g, ' '), path).not.toMatch(/\d,\d{3}\b/)
      await page.goto(path)
      await devnet.client.mine({ blocks: 1 })
      const { number } = await devnet.client.getBlock()
      const block = `block ${number.toLocaleString('en-US').replaceAll(',', '\u202f')}`
      if (path !== '/stress') await expect(page.locator('main')).toContainText(block)
      const live = await readText(page)
      expect(live, path).toMatch(/\d\u202f\d{3}/)
      expect(live, path).not.toMatch(/\d,\d{3}\b/)
    }
    await still.close()
    expect(errors).toEqual([])
  })

  test('behavior: what others read stays as it is for everybody', async ({ page, devnet }) => {
    const headers = { 'accept-language': 'de-DE' }
    const csv = await page.request.get('/api/v1/accounts?format=csv', { headers })
    expect(await csv.text()).not.toContain('\u202f')
    const badge = `/api/v1/accounts/${devnet.demoAccount.address}/badge.svg`
    expect(await page.request.get(badge, { headers }).then((r) => r.text())).not.toContain('\u202f')
  })
})
