import type { Page } from '@playwright/test'
import { parseDecimalString, toDecimalString } from '@/lib/api/decimal'
import { setPrice } from '@/lib/devnet/devnet-controls'
import { readFeed } from '@/lib/devnet/feed'
import { expect, test } from './test'

const getHealth = (page: Page) => page.locator('output[form="what-if-form"]')

/** The panel once its script has taken over. */
async function openWhatIf(page: Page, path: string) {
  await page.goto(path)
  // Attached anew when the script takes over: scrolled to in one step.
  await page.locator('#what-if').evaluate((panel) => panel.scrollIntoView())
  await expect(page.locator('[data-what-if="live"]')).toBeAttached()
}

test.describe('what-if', () => {
  test('default: a slider moved by keyboard changes health and address; the link shows the same, without JavaScript too', async ({
    page,
    browser,
    app,
    devnet,
  }) => {
    const path = `/accounts/${devnet.demoAccount.address}`
    await openWhatIf(page, path)
    await expect(getHealth(page)).toContainText('the same')
    const slider = page.getByRole('slider', { name: /^Price of WETH/ })
    await slider.focus()
    for (let press = 0; press < 12; press++) await slider.press('ArrowLeft')
    await expect(slider).toBeFocused()
    await expect(slider).toHaveAttribute('aria-valuetext', /−12\.0\s%/)
    await expect(page).toHaveURL(/p\.WETH=\d/)
    const shown = await getHealth(page).innerText()
    expect(shown).toMatch(/Health \d\.\d+ → *\s+would be\s+\d\.\d+/)

    const repay = page.getByLabel('Repay USDC', { exact: true })
    await repay.fill('500')
    await expect(getHealth(page)).not.toHaveText(shown)
    await expect(page).toHaveURL(/repay\.USDC=500/)
    const link = page.url()
    const health = await getHealth(page).locator('b').innerText()

    await openWhatIf(page, link)
    await expect(getHealth(page).locator('b')).toHaveText(health)
    const context = await browser.newContext({ javaScriptEnabled: false })
    const still = await context.newPage()
    await still.goto(link)
    await expect(getHealth(still).locator('b')).toHaveText(health)
    await still.getByLabel('Repay USDC', { exact: true }).fill('600')
    await still.getByRole('button', { name: 'Work it out' }).click()
    await expect(still).toHaveURL(/repay\.USDC=600/)
    expect(new URL(still.url()).search).not.toMatch(/=(&|$)/)
    expect(new URL(still.url()).origin).toBe(app.url)
    await expect(getHealth(still).locator('b')).not.toHaveText('the same')
    await context.close()
  })

  test('behavior: what to do reaches the level, and one unit less does not', async ({
    page,
    devnet,
  }) => {
    await openWhatIf(page, `/accounts/${devnet.demoAccount.address}`)
    const level = page.getByLabel('Health to reach')
    await level.fill('2')
    await expect(page.getByRole('heading', { name: 'To be at 2.00' })).toBeVisible()
    await page.getByRole('link', { name: 'try repay USDC' }).click()
    await expect(getHealth(page).locator('b')).toHaveText('2.00')
    const repay = page.getByLabel('Repay USDC', { exact: true })
    const units = parseDecimalString(await repay.inputValue(), 6)
    await repay.fill(toDecimalString(units - 1n, 6))
    await expect(getHealth(page).locator('b')).toHaveText('1.99')
    await expect(page).toHaveURL(/level=2/)
  })

  test('behavior: a new block moves today and keeps the what-if', async ({ page, devnet }) => {
    await openWhatIf(page, `/accounts/${devnet.demoAccount.address}?all=-0.1&repay.USDC=100`)
    const before = await getHealth(page).innerText()
    const feed = devnet.assets.WETH?.feed
    if (!feed) throw new Error('no WETH')
    const { answer } = await readFeed(devnet.client, feed)
    await setPrice(devnet, { symbol: 'WETH', answer: (answer * 95n) / 100n })
    await expect(getHealth(page)).not.toHaveText(before)
    await expect(page.getByLabel('Repay USDC', { exact: true })).toHaveValue('100')
    await expect(page).toHaveURL(/all=-0\.1&repay\.USDC=100/)
    await setPrice(devnet, { symbol: 'WETH', answer })
  })

  test('error: what the address can’t mean is said, and the page stands', async ({
    page,
    devnet,
  }) => {
    const path = `/accounts/${devnet.demoAccount.address}`
    await openWhatIf(page, `${path}?p.WETH=cheap&repay.NOPE=1&emode=77&foo=1&market=gone`)
    const panel = page.getByRole('region', { name: /^What if, in/ })
    await expect(panel).toContainText('p.WETH must be a price')
    await expect(panel).toContainText('repay.NOPE names no asset')
    await expect(panel).toContainText('there is no such category')
    await expect(page.getByText('This page does not know foo')).toBeVisible()
    await expect(page.getByText('where this account has no position: gone')).toBeVisible()
    await page.getByRole('link', { name: 'reset' }).click()
    await expect(panel).not.toContainText('changes nothing')
    await expect(page).not.toHaveURL(/WETH|NOPE|emode/)
  })
})
