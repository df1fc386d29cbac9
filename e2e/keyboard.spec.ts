import type { Page } from '@playwright/test'
import { expect, test } from './test'

/** Presses Tab until an element of this name has the focus; every stop on the way must be seen to have it. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let stops = 0; stops < 200; stops++) {
    await page.keyboard.press('Tab')
    const { text, isMarked } = await page.evaluate(() => {
      const element = document.activeElement
      if (!element || element === document.body) return { text: '', isMarked: true }
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
      const label =
        element.getAttribute('aria-label') ??
        (element as HTMLInputElement).labels?.[0]?.textContent ??
        element.textContent ??
        ''
      const isOutlined = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0
      return { text: label.trim(), isMarked: isOutlined || boxShadow !== 'none' }
    })
    expect.soft(isMarked, `focus can be seen on "${text.slice(0, 60)}"`).toBe(true)
    if (name.test(text)) return
  }
  throw new Error(`no stop named ${name}`)
}

test('by keyboard only: from the overview to the what-if of an account, and back', async ({
  page,
}) => {
  await page.goto('/')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused()
  await tabTo(page, /Address or ENS name/)
  await page.keyboard.type('demo.eth')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/accounts\/demo\.eth/)
  await page.locator('#what-if').evaluate((panel) => panel.scrollIntoView())
  await expect(page.locator('[data-what-if="live"]')).toBeAttached()
  await tabTo(page, /^Price of WETH/)
  await page.keyboard.press('ArrowLeft')
  await expect(page).toHaveURL(/p\.WETH=/)
  await page.goBack()
  await expect(page).toHaveURL(/\/(\?.*)?$/)
  await expect(page.getByRole('heading', { name: /^Nearest to liquidation/ })).toBeVisible()
})
