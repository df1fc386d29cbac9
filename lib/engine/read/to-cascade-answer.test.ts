import { expect, test } from 'vitest'
import { zCascade, zCascadeQuery } from '@/lib/api/schema/cascade'
import { asOf, freshSource as source } from '@/lib/api/testing/chain'
import { runCascade } from '@/lib/risk/cascade/run-cascade'
import { COMET_RULES, makePopulation } from '@/lib/risk/cascade/testing/arbitrary'
import { makeOptions } from '@/lib/risk/cascade/testing/make-options'
import { toCascadeAnswer } from './to-cascade-answer'

function answer(asked: Record<string, string> = {}) {
  const population = makePopulation([{ ether: 10, dollars: 14_000 }], { rules: COMET_RULES })
  const options = makeOptions(population, { fall: 0.2, venue: { kind: 'infinite' } })
  const query = zCascadeQuery.parse({ market: 'test', ...asked })
  const result = runCascade(options)
  return toCascadeAnswer({ id: 'test', asOf, source, query, population, result })
}

test('default: what is given back to borrowers stands beside what was taken', () => {
  const { totals, hit } = answer()
  expect(totals).toMatchObject({ seizedUsd: '16000.00', returnedUsd: '1238.10' })
  expect(hit[0]).toMatchObject({ seizedUsd: '16000.00', returnedUsd: '1238.10' })
  expect(zCascade.shape.totals.safeParse(totals).success).toBe(true)
})

test('behavior: what is assumed is what was asked for', () => {
  expect(answer().assumptions[1]).toContain('the largest debts first, as far as it pays')
  expect(answer({ order: 'row', profitable: 'false' }).assumptions[1]).toContain(
    'in the order of the accounts, at a loss too',
  )
})
