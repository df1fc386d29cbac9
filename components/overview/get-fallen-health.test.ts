import { describe, expect, test } from 'vitest'
import { getFallenHealth } from './get-fallen-health'

const priced = (healthFactor: string, liquidatable: boolean) =>
  ({ health: { kind: 'priced', healthFactor, liquidatable } }) as const

describe('getFallenHealth', () => {
  test('default', () => {
    expect(getFallenHealth(priced('1250000000000000000', false), 20)).toEqual(
      priced('1000000000000000000', false).health,
    )
    expect(getFallenHealth(priced('1249999999999999999', false), 20)).toEqual(
      priced('999999999999999999', true).health,
    )
  })

  test('behavior: no fall changes nothing, not even what the contract says of it', () => {
    const paused = priced('900000000000000000', false)
    expect(getFallenHealth(paused, 0)).toEqual(paused.health)
  })

  test('behavior: without a health factor there is none after', () => {
    const health = { kind: 'unpriced', assets: [] } as const
    expect(getFallenHealth({ health: { ...health, assets: [] } }, 20)).toEqual(health)
  })
})
