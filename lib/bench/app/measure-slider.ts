import type { Page } from '@playwright/test'

const STEPS = 60
const WARM_UP = 8

/**
 * What one step of a slider costs the page's main thread: its handler and render, then style, layout and paint of
 * the frame that shows it. Milliseconds, sorted.
 * @param label how the slider's name begins
 */
export async function measureSlider(page: Page, label: string): Promise<number[]> {
  // No function of its own inside: the loader that runs this would wrap it in one the page has not.
  const steps = await page.evaluate(
    async ({ label, count }) => {
      const slider = [...document.querySelectorAll<HTMLInputElement>('input[type=range]')].find(
        (each) =>
          (each.getAttribute('aria-label') ?? each.labels?.[0]?.textContent ?? '').startsWith(
            label,
          ),
      )
      const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
      if (!slider || !set) throw new Error(`no slider ${label}`)
      const least = Number(slider.min)
      const span = Number(slider.max) - least
      const costs: number[] = []
      for (let step = 0; step < count; step++) {
        const place = least + span * (0.1 + (0.35 * ((step * 7) % count)) / count)
        await new Promise((resolve) => requestAnimationFrame(resolve))
        const begun = performance.now()
        set.call(slider, String(place))
        slider.dispatchEvent(new Event('input', { bubbles: true }))
        const handled = performance.now() - begun
        const drawn = await new Promise<number>((resolve) => {
          requestAnimationFrame(() => {
            const frame = performance.now()
            const { port1, port2 } = new MessageChannel()
            port1.onmessage = () => resolve(performance.now() - frame)
            port2.postMessage(null)
          })
        })
        costs.push(handled + drawn)
      }
      return costs
    },
    { label, count: WARM_UP + STEPS },
  )
  return steps.slice(WARM_UP).sort((a, b) => a - b)
}
