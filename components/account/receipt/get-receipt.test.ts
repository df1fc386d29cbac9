import { describe, expect, test } from 'vitest'
import type { LiquidationPreview, Position } from '@/lib/api/schema/position'
import { latePosition } from '@/lib/api/testing/late-position'
import { position } from '@/lib/api/testing/position'
import { getReceipt } from './get-receipt'

function getFirst({ liquidation }: Position): LiquidationPreview {
  const [preview] = liquidation
  if (!preview) throw new Error('the fixture has a preview')
  return preview
}

const plain = (text: string) => text.replaceAll('\u00a0', ' ')

describe('getReceipt', () => {
  test('default: who repays what, who takes what, what is lost', () => {
    const receipt = getReceipt(position, getFirst(position))
    expect(plain(receipt.what)).toBe(
      'A liquidator repays up to half of the USDC that is owed and takes WETH for it, worth $500.00 more than the debt that goes. The rest stays yours.',
    )
    expect(receipt.taken).toBe('6562500000000000000')
    expect(receipt.takenUsd).toBe('10500')
    expect(receipt.lossUsd).toBe('500')
    expect(plain(receipt.when)).toBe('once all collateral has fallen 20.0 %')
    expect(receipt.why).toContain('Not all at once')
    expect(receipt.notes).toEqual(['Not toxic: the sale leaves the rest safer.'])
  })

  test('RECEIPT_BALANCES: what is taken is what is repaid and what is lost', () => {
    for (const of of [position, latePosition]) {
      const preview = getFirst(of)
      const receipt = getReceipt(of, preview)
      const cents = (usd: string | null) => Math.round(parseFloat(usd ?? '') * 100)
      expect(receipt.takenUsd).not.toBeNull()
      expect(cents(receipt.takenUsd)).toBe(cents(preview.repayUsd) + cents(receipt.lossUsd))
    }
  })

  test('behavior: late, whole, toxic, with bad debt, held back', () => {
    const preview = {
      ...getFirst(latePosition),
      closeFactor: '1',
      toxic: true,
      badDebtUsd: '123.45',
      blocked: 'the pool is paused',
    }
    const receipt = getReceipt(latePosition, preview)
    expect(receipt.when).toBe('at today’s prices')
    expect(receipt.what).toContain('repays all of the USDC')
    expect(receipt.why).toContain('All at once')
    expect(receipt.notes.join(' ')).toMatch(/the pool is paused.*Toxic: .*\$123\.45 would stay/)
  })

  test('behavior: half is half, less the dust of rounding', () => {
    const receipt = getReceipt(position, { ...getFirst(position), closeFactor: '0.499999' })
    expect(receipt.what).toContain('repays up to half of the USDC')
  })

  test('behavior: an unusual share is told in percent', () => {
    const receipt = getReceipt(position, { ...getFirst(position), closeFactor: '0.25' })
    expect(plain(receipt.what)).toContain('up to 25.0 % of the USDC')
  })
})
