import type { Page } from '@playwright/test'
import { expect, test } from './test'

const getSlider = (page: Page) => page.getByRole('slider', { name: 'Fall in price' })
/** Where the curve is drawn, still or live. */
const getPlot = (page: Page) => page.locator('.cursor-ew-resize').first()
const getTitle = (page: Page) => page.getByRole('heading', { name: / sold / }).first()

async function readPlace(page: Page) {
  const box = await getPlot(page).boundingBox()
  if (!box) throw new Error('no curve is drawn')
  return box
}

test.describe('the curve', () => {
  test('default: drawn by the server, live by itself, and nothing moves when that happens', async ({
    page,
  }) => {
    await page.goto('/')
    const still = getPlot(page).locator('svg path').first()
    await expect(still).toBeVisible()
    const before = await readPlace(page)
    const title = await getTitle(page).boundingBox()
    await expect(page.locator('.recharts-surface').first()).toBeVisible({ timeout: 15_000 })
    await expect(getPlot(page).locator('svg[preserveAspectRatio="none"]')).toHaveCount(0)
    expect(await readPlace(page)).toEqual(before)
    expect(await getTitle(page).boundingBox()).toEqual(title)
    const live = await page.locator('.recharts-surface').first().boundingBox()
    expect(live?.width).toBeCloseTo(before.width, 0)
    expect(live?.height).toBeCloseTo(before.height, 0)
  })

  test('behavior: drawn without JavaScript too, with its axes', async ({ browser, app }) => {
    const context = await browser.newContext({ javaScriptEnabled: false, baseURL: app.url })
    const page = await context.newPage()
    await page.goto('/?fall=0.3')
    await expect(getPlot(page).locator('svg path').first()).toBeVisible()
    await expect(page.getByText('−40\u00a0%', { exact: true }).first()).toBeVisible()
    await context.close()
  })

  test('behavior: the price is dragged with the mouse; title, address and the list follow', async ({
    page,
  }) => {
    await page.goto('/')
    const { x, y, width, height } = await readPlace(page)
    // Where the axis goes to −50 %: a fifth of it is −10 %.
    const at = (percent: number) => [x + (width * percent) / 50, y + height / 2] as const
    await page.mouse.move(...at(20))
    await page.mouse.down()
    for (let percent = 20; percent <= 35; percent++) await page.mouse.move(...at(percent))
    await expect(getSlider(page)).toHaveValue('0.35')
    await expect(getTitle(page)).toContainText('35\u00a0%')
    await page.mouse.move(...at(12))
    await page.mouse.up()
    await expect(getTitle(page)).toContainText('12\u00a0%')
    await expect(page).toHaveURL(/fall=0\.12/)
    await expect(page.getByRole('heading', { name: /^Nearest to liquidation.*12/ })).toBeVisible()
    await page.mouse.move(...at(40))
    await expect(getSlider(page)).toHaveValue('0.12')
  })

  test('behavior: by keyboard the slider moves it; in the chart arrows read it out and Enter chooses', async ({
    page,
  }) => {
    await page.goto('/')
    await getSlider(page).focus()
    for (let press = 0; press < 5; press++) await page.keyboard.press('ArrowRight')
    await expect(getTitle(page)).toContainText('25\u00a0%')
    await expect(page).toHaveURL(/fall=0\.25/)
    const chart = page.locator('.recharts-surface').first()
    await expect(chart).toBeVisible({ timeout: 15_000 })
    await chart.focus()
    for (let press = 0; press < 3; press++) await page.keyboard.press('ArrowRight')
    await expect(page.getByText(/^−\d+\u00a0%$/, { exact: true }).first()).toHaveText('−3\u00a0%')
    await page.keyboard.press('Enter')
    await expect(getSlider(page)).toHaveValue('0.03')
    await expect(page).toHaveURL(/fall=0\.03$/)
  })

  test('behavior: a finger that scrolls past chooses nothing, one that drags sideways does', async ({
    browser,
    app,
  }) => {
    const context = await browser.newContext({
      baseURL: app.url,
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    })
    const page = await context.newPage()
    await page.goto('/')
    await getPlot(page).scrollIntoViewIfNeeded()
    const { x, y, width, height } = await readPlace(page)
    const session = await context.newCDPSession(page)
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: number[][]) =>
      session.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: points.map(([left = 0, top = 0]) => ({ x: left, y: top })),
      })
    const middle = y + height / 2
    await touch('touchStart', [[x + width * 0.8, middle]])
    for (let step = 1; step <= 6; step++)
      await touch('touchMove', [[x + width * 0.8, middle - step * 20]])
    await touch('touchEnd', [])
    await expect(getSlider(page)).toHaveValue('0.2')

    await getPlot(page).scrollIntoViewIfNeeded()
    const again = await readPlace(page)
    const line = again.y + again.height / 2
    await touch('touchStart', [[again.x + again.width * 0.4, line]])
    for (let step = 1; step <= 10; step++)
      await touch('touchMove', [[again.x + again.width * (0.4 + step * 0.02), line]])
    await touch('touchEnd', [])
    await expect(getSlider(page)).toHaveValue('0.3')
    await context.close()
  })

  test('behavior: by each percent, the steps are told and the table has every percent', async ({
    page,
  }) => {
    await page.goto('/?fall=0.2')
    await page.getByRole('link', { name: 'by each percent' }).click()
    await expect(page).toHaveURL(/mode=level/)
    await expect(getTitle(page)).toHaveText(
      /more is sold as all collateral falls from 19.% to 20.%/,
    )
    await page.getByText('The same as a table').first().click()
    const rows = page.getByRole('rowheader', { name: /^\d+ to \d+.%$/ })
    await expect(rows).toHaveCount(100)
    await expect(page.locator('.recharts-bar').first()).toBeAttached({ timeout: 15_000 })
    await page.getByRole('link', { name: 'in all', exact: true }).click()
    await expect(page).not.toHaveURL(/mode=/)
    await expect(getTitle(page)).toHaveText(/is sold if all collateral falls 20.%/)
  })

  test('behavior: in the asset, amounts are tokens; in dollars again after a choice of all', async ({
    page,
    devnet,
  }) => {
    const asset = Object.values(devnet.contracts)[0]?.tokens.WETH?.address
    await page.goto(`/?asset=${asset}&fall=0.3&unit=asset`)
    await expect(getTitle(page)).toHaveText(/^Up to [\d,.]+ WETH is sold if WETH falls 30.%$/)
    await expect(page.getByText('WETH may be sold', { exact: true }).first()).toBeVisible()
    await expect(page.getByRole('columnheader', { name: 'WETH may fall' })).toBeVisible()
    await expect(page.getByText(/^In the order of how far WETH alone may fall/)).toBeVisible()
    const { assetAmount } = await page.request
      .get(`/api/v1/risk/curve?asset=${asset}`)
      .then((response) => response.json())
    const [shown] = (await getTitle(page).innerText()).match(/[\d,.]+(?= WETH)/) ?? []
    const tokens = Number(shown?.replaceAll(',', ''))
    expect(tokens).toBeGreaterThanOrEqual(Number(assetAmount[30]))
    expect(tokens).toBeCloseTo(Number(assetAmount[30]), 1)
    await page.getByRole('link', { name: 'all collateral', exact: true }).click()
    await expect(page).not.toHaveURL(/unit=/)
    await expect(getTitle(page)).toHaveText(/^Up to \$/)
  })
})

test.describe('recent liquidations along time', () => {
  test('default: marks are links, the newest on the right, each leads to what it stands for', async ({
    page,
  }) => {
    await page.goto('/')
    const strip = page.getByRole('navigation', { name: 'Liquidations along time' })
    const marks = strip.getByRole('link')
    await strip.scrollIntoViewIfNeeded()
    const count = await marks.count()
    expect(count).toBeGreaterThan(0)
    const places = await marks.evaluateAll((links) =>
      links.map((link) => link.getBoundingClientRect().x),
    )
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    const newest = marks.last()
    const name = await newest.getAttribute('aria-label')
    await newest.focus()
    await expect(newest).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/\/liquidations(\/|\?)/)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect(name?.length).toBeGreaterThan(10)
  })

  test('behavior: at 390 pixels fewer marks, none upon another', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto('/')
    const strip = page.getByRole('navigation', { name: 'Liquidations along time' })
    await strip.scrollIntoViewIfNeeded()
    const boxes = await strip
      .getByRole('link')
      .locator('rect')
      .evaluateAll((marks) => marks.map((mark) => mark.getBoundingClientRect().x))
    for (const [index, x] of boxes.entries()) {
      const next = boxes[index + 1]
      if (next !== undefined) expect(next - x).toBeGreaterThanOrEqual(24)
    }
  })
})
