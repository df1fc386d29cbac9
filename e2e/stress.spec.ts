import { expect, test } from './test'

test.describe('the stress test', () => {
  test('default: played by the server without JavaScript, all of it in the address', async ({
    browser,
    app,
  }) => {
    const context = await browser.newContext({ javaScriptEnabled: false, baseURL: app.url })
    const page = await context.newPage()
    await page.goto('/stress?market=aave-v3-demo&change=-0.4')
    const title = page.getByRole('heading', { name: /^\S+ −40\s%: \d+ loans? / })
    await expect(title).toBeVisible()
    await expect(page.getByRole('table', { name: 'Who is hit' }).getByRole('row')).not.toHaveCount(
      1,
    )
    await page.getByRole('combobox', { name: /^Scenario/ }).selectOption('max-rates')
    await page.getByRole('button', { name: 'Play at the newest block' }).click()
    await expect(page).toHaveURL(/scenario=max-rates$/)
    await expect(page.getByRole('heading', { name: /^Every loan at 100\s% a year/ })).toBeVisible()
    await context.close()
  })

  test('behavior: what a sale brings is told from the pools that are there', async ({ page }) => {
    await page.goto('/markets/aave-v3-demo')
    await expect(page.getByRole('heading', { name: /^All WETH behind loans here, / })).toBeVisible()
    await page.goto('/stress?market=aave-v3-demo&change=-0.4')
    await expect(page.getByText('Not known: how deep the market for WETH is')).toHaveCount(0)
  })

  test('behavior: a change is played in the browser, by keyboard; address and title follow', async ({
    page,
  }) => {
    await page.goto('/stress?market=aave-v3-demo')
    const price = page.getByRole('slider', { name: /^Price/ })
    await price.focus()
    await page.keyboard.press('ArrowLeft')
    await expect(page.getByRole('heading', { name: /−21\s%: / })).toBeVisible()
    await expect(page.getByText('played in this browser').first()).toBeVisible()
    await expect(page).toHaveURL(/change=-0\.21/)
    await page.getByLabel(/^If no pool is known/).fill('1000')
    await expect(page).toHaveURL(/assumed=1000/)
    await expect(page.getByText(/^block [\d,]+ · played in this browser/).first()).toBeVisible()
    await page.reload()
    await expect(page.getByLabel(/^If no pool is known/)).toHaveValue('1000')
  })
})
