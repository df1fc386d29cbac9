import { expect, test } from 'vitest'
import { Waiting } from './waiting'

const [alice, bob] = ['0xA', '0xB'] as const

test('default: what changed comes before what was found, each once', () => {
  const waiting = new Waiting(undefined)
  waiting.addFound({ marketId: '0x1', account: alice })
  waiting.addFound({ marketId: '0x1', account: bob })
  waiting.addChanged({ marketId: '0x1', account: bob })
  waiting.addFound({ marketId: '0x1', account: bob })
  expect(waiting.positions).toEqual([
    { marketId: '0x1', account: bob },
    { marketId: '0x1', account: alice },
  ])
  expect(waiting.size).toBe(2)
  waiting.removePosition({ marketId: '0x1', account: bob })
  expect(waiting.positionCount).toBe(1)
})

test('behavior: what waits is kept by market, and taken up again', () => {
  const waiting = new Waiting(undefined)
  waiting.markets.add('0x3')
  waiting.addFound({ marketId: '0x1', account: alice })
  waiting.addFound({ marketId: '0x2', account: alice })
  waiting.addFound({ marketId: '0x1', account: bob })
  waiting.addAuthorisation({ account: alice, authorised: '0xC' })
  const pending = waiting.toPending()
  expect(pending.positions.get('0x1')).toEqual([alice, bob])
  const again = new Waiting(structuredClone(pending))
  expect(again.toPending()).toEqual(pending)
  again.removeAuthorisation({ account: alice, authorised: '0xC' })
  again.markets.clear()
  expect(again.size).toBe(3)
})
