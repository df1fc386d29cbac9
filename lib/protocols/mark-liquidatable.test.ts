import { expect, test } from 'vitest'
import type { BlockRef } from '@/lib/chain/blocks/block-ref'
import { LiquidatableRows } from './liquidatable-rows'
import { markLiquidatable } from './mark-liquidatable'

const block: BlockRef = {
  chainId: 1,
  number: 20,
  hash: '0x02',
  parentHash: '0x01',
  timestamp: 240,
  logsBloom: null,
}
type Account = { name: string }

/** One market of a family: its rows in order, and which of them can be liquidated. */
function makeRows(market: string, names: readonly string[], sinking: readonly string[]) {
  const rows = names.map((name): Account => ({ name }))
  const sweep = {
    getAccount: (row: number) => rows[row],
    listLiquidatable: () => rows.filter(({ name }) => sinking.includes(name)),
  }
  return new LiquidatableRows(sweep, ({ name }: Account) => `${market}:${name}`)
}

test('default: each row of each market is told by its own key', () => {
  const one = makeRows('one', ['ada', 'bob'], ['bob'])
  const other = makeRows('other', ['ada', 'bob', 'cyd'], ['ada', 'cyd'])
  const before = { at: 17, since: new Map([['one:bob', { earliest: 5, latest: 5 }]]) }
  const record = markLiquidatable([{ liquidatable: one }, { liquidatable: other }], {
    block,
    before,
    wasFollowed: (key) => key !== 'other:cyd',
  })
  expect([...record.since.keys()]).toEqual(['one:bob', 'other:ada', 'other:cyd'])
  expect([one.getSince(0), one.getSince(1)]).toEqual([null, { earliest: 5, latest: 5 }])
  expect([0, 1, 2].map((row) => other.getSince(row)?.earliest)).toEqual([18, undefined, 0])
})

test('behavior: nothing is told before it is marked, nor of a row that is not there', () => {
  const liquidatable = makeRows('one', ['ada'], ['ada'])
  expect(liquidatable.list()).toEqual(['one:ada'])
  expect(liquidatable.getSince(0)).toBeNull()
  markLiquidatable([{ liquidatable }], { block, before: null, wasFollowed: () => true })
  expect(liquidatable.getSince(0)).toEqual({ earliest: 0, latest: 20, latestTime: 240 })
  expect(liquidatable.getSince(1)).toBeNull()
})
