import { expect, test } from './test'

const SPACED = /\d\u202f\d{3}/
const findCommas = (text: string) => text.match(/.{0,20}\d,\d{3}\b/g) ?? []

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
    for (const path of [
      '/',
      '/accounts',
      `/accounts/${devnet.demoAccount.address}?all=-0.1`,
      '/liquidations',
      '/markets/aave-v3-demo',
      '/stress',
      '/glossary',
    ]) {
      await still.goto(path)
      const served = (await still.content()).replace(/<script.*?<\/script>|<[^>]*>/gs, ' ')
      expect(SPACED.test(served), path).toBe(true)
      expect(findCommas(served), path).toEqual([])
      await page.goto(path)
      await devnet.client.mine({ blocks: 1 })
      const { number } = await devnet.client.getBlock()
      const block = `block ${number.toLocaleString('en-US').replaceAll(',', '\u202f')}`
      if (path !== '/stress') await expect(page.locator('main')).toContainText(block)
      const live = await page.evaluate(() => document.body.innerText)
      expect(SPACED.test(live), path).toBe(true)
      expect(findCommas(live), path).toEqual([])
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
