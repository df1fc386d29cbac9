import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Amount } from './amount'

const draw = (symbol: string) =>
  renderToStaticMarkup(<Amount amount="1500000" decimals={6} symbol={symbol} />)

test('default: number and symbol stay on one line', () => {
  expect(draw('USDC')).toContain('whitespace-nowrap')
})

test('behavior: a symbol as long as a page may break', () => {
  const html = draw(`<img src=x>${'A'.repeat(10_000)}`)
  expect(html).not.toContain('whitespace-nowrap')
  expect(html).not.toContain('<img')
  expect(html.length).toBeLessThan(200)
})
