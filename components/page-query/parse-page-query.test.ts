import { describe, expect, test } from 'vitest'
import { zBookQuery, zLiquidationsQuery } from '@/lib/api/schema/query'
import { zOverviewQuery } from './overview-query'
import { parsePageQuery } from './parse-page-query'

describe('parsePageQuery', () => {
  test('default', () => {
    const { query, problems, ignored } = parsePageQuery(zBookQuery, {})
    expect(query).toMatchObject({ sort: 'distance', limit: 50 })
    expect(problems).toEqual([])
    expect(ignored).toEqual([])
  })

  test('behavior: empty fields of a form count as not given', () => {
    const { query } = parsePageQuery(zBookQuery, { market: '', asset: '', minDebtUsd: ' 100 ' })
    expect(query).toMatchObject({ minDebtUsd: '100' })
    expect(query).not.toHaveProperty('market')
  })

  test('error: every bad value is named, and nothing is shown as if it were not there', () => {
    const { query, problems } = parsePageQuery(zBookQuery, { asset: '0x12', sort: 'name' })
    expect(query).toBeNull()
    expect(problems).toEqual([
      { key: 'asset', given: '0x12', message: 'must be an address: 0x and 40 hex digits' },
      { key: 'sort', given: 'name', message: 'must be distance, debt or collateral' },
    ])
  })

  test('error: a time that is none', () => {
    const { problems } = parsePageQuery(zLiquidationsQuery, { from: 'yesterday' })
    expect(problems.map((problem) => problem.key)).toEqual(['from'])
  })

  test('error: a key given twice', () => {
    const { query, problems } = parsePageQuery(zBookQuery, { market: ['a', 'b'] })
    expect(query).toBeNull()
    expect(problems).toEqual([{ key: 'market', given: 'a, b', message: 'must be given once' }])
  })

  test('behavior: an unknown key is named and changes nothing', () => {
    const { query, ignored } = parsePageQuery(zBookQuery, { utm_source: 'x', constructor: 'y' })
    expect(query).toMatchObject({ sort: 'distance' })
    expect(ignored).toEqual(['utm_source', 'constructor'])
  })
})

describe('zOverviewQuery', () => {
  test('default', () => {
    expect(parsePageQuery(zOverviewQuery, {}).query).toMatchObject({ fall: 20 })
  })

  test.each([
    ['0', 0],
    ['0.2', 20],
    ['0.201', 21],
    ['0.29', 29],
    ['1', 100],
  ])(
    'behavior: a fall of %s reads the curve at %s percent, between levels at the deeper one',
    (given, fall) => {
      expect(parsePageQuery(zOverviewQuery, { fall: given }).query?.fall).toBe(fall)
    },
  )

  test.each(['-0.1', '1.01', '20 %', 'NaN', '1e-3'])('error: a fall of %s', (given) => {
    const { query, problems } = parsePageQuery(zOverviewQuery, { fall: given })
    expect(query).toBeNull()
    expect(problems).toEqual([
      { key: 'fall', given, message: 'must be a number from 0 to 1, such as 0.2 for 20 %' },
    ])
  })
})
