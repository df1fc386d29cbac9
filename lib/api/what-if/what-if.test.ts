import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AaveWhatIf } from '@/lib/risk/aave-v3/what-if/what-if'
import { type Address, WAD, type Wad } from '@/lib/risk/units'
import type { RiskInput, RiskInputOf } from '../risk-input'
import { usdc, wbtc, weth } from '../testing/assets'
import { cometRiskInput, morphoRiskInput, skyRiskInput } from '../testing/other-risk-inputs'
import { riskInput } from '../testing/risk-input'
import { getKeyedAssets } from './asset-keys'
import { parseWhatIf } from './parse-what-if'
import { toWhatIfFields } from './to-what-if-fields'
import { pickWhatIfFields, toWhatIfQuery } from './what-if-fields'

const parseQuery = (query: string, input: RiskInput = riskInput) =>
  parseWhatIf(input, pickWhatIfFields(new URLSearchParams(query)))

/** The same market with its reserves' symbols replaced. */
function rename(...symbols: string[]): RiskInputOf<'aave-v3'> {
  const { state } = riskInput
  const reserves = state.reserves.map(
    (reserve, id) => reserve && { ...reserve, symbol: symbols[id] ?? reserve.symbol },
  )
  return { ...riskInput, state: { ...state, reserves } }
}

describe('parseWhatIf', () => {
  test('default: a link as people write it', () => {
    const { whatIf, level, problems } = parseQuery(
      'p.WETH=2720&p.WBTC=-0.13&repay.USDC=10000.5&withdraw.WBTC=all&use.USDC=on&emode=1&all=-0.1&level=2',
    )
    expect(problems).toEqual([])
    expect(level).toBe(2n * WAD)
    expect(whatIf).toMatchObject({
      allPrices: -WAD / 10n,
      eModeCategoryId: 1,
      prices: new Map([
        [weth.asset, { kind: 'price', price: 2_720_00000000n }],
        [wbtc.asset, { kind: 'move', move: (-WAD * 13n) / 100n }],
      ]),
      repay: new Map([[usdc.asset, 10_000_500_000n]]),
      withdraw: new Map([[wbtc.asset, 'all']]),
      collateral: new Map([[usdc.asset, true]]),
    })
  })

  test('behavior: thousands may be grouped, a plus may have become a space, cases may differ', () => {
    const { whatIf, fields, problems } = parseQuery('p.weth=2,720.25&p.wbtc=+0.05&repay.usdc=1 000')
    expect(problems).toEqual([])
    expect([...whatIf.prices.values()]).toEqual([
      { kind: 'price', price: 2_720_25000000n },
      { kind: 'move', move: WAD / 20n },
    ])
    expect(whatIf.repay.get(usdc.asset)).toBe(1_000_000_000n)
    expect(Object.keys(fields)).toEqual(['p.WETH', 'p.WBTC', 'repay.USDC'])
  })

  test('behavior: a symbol of two assets is written by address, and asked for', () => {
    const twins = rename('USDC', 'WBTC', 'usdc')
    expect(getKeyedAssets(twins).map(({ key }) => key)).toEqual([weth.asset, 'WBTC', usdc.asset])
    const { problems, whatIf } = parseQuery(
      `repay.USDC=1&repay.${usdc.asset.toLowerCase()}=2`,
      twins,
    )
    expect(problems.map(({ key }) => key)).toEqual(['repay.USDC'])
    expect(problems[0]?.message).toContain(usdc.asset)
    expect(whatIf.repay).toEqual(new Map([[usdc.asset, 2_000_000n]]))
  })

  test('behavior: a symbol that no link should carry is written by address', () => {
    const hostile = rename('<b>', 'USD₮0', '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed')
    for (const { key, asset } of getKeyedAssets(hostile)) expect(key).toBe(asset)
  })

  test.each([
    ['p.WETH', 'abc'],
    ['p.WETH', '1.123456789'],
    ['p.WETH', '-1.5'],
    ['p.NOPE', '1'],
    ['repay.USDC', '-5'],
    ['repay.USDC', '1e6'],
    ['repay.USDC', '0.0000001'],
    ['add.USDC', 'all'],
    ['use.USDC', 'maybe'],
    ['emode', '-1'],
    ['all', '-2'],
    ['level', '0.5'],
    ['level', 'Infinity'],
    ['with', '__proto__'],
  ])('error: %s=%s is named and changes nothing', (key, text) => {
    const { whatIf, problems } = parseWhatIf(riskInput, { [key]: text })
    expect(problems).toMatchObject([{ key, given: text }])
    expect(toWhatIfFields(riskInput, whatIf)).toEqual({})
  })

  test('error: the same asset twice', () => {
    const { whatIf, problems } = parseQuery(`repay.USDC=1&repay.${usdc.asset}=2`)
    expect(problems).toMatchObject([{ message: 'must be given once' }])
    expect(whatIf.repay.get(usdc.asset)).toBe(1_000_000n)
  })
})

test('behavior: keys that mean nothing are not picked, of one given twice the first is', () => {
  const params = new URLSearchParams('block=5&repay.=1&.x=1&p=1&constructor=1&level=2&level=3&all=')
  expect(pickWhatIfFields(params)).toEqual({ level: '2' })
  expect(pickWhatIfFields(Object.entries({ level: ['2', '3'], all: undefined }))).toEqual({
    level: '2',
  })
})

const arbitraryAsset = fc.constantFrom(weth.asset, wbtc.asset, usdc.asset)
const mapOf = <T>(value: fc.Arbitrary<T>) =>
  fc.array(fc.tuple(arbitraryAsset, value), { maxLength: 3 }).map((pairs) => new Map(pairs))
const arbitraryMove = fc.bigInt(-WAD, 1000n * WAD).map((each) => each as Wad)
const arbitraryAmount = fc.bigInt(0n, 10n ** 24n)
const arbitraryWhatIf: fc.Arbitrary<AaveWhatIf> = fc.record({
  allPrices: fc.option(arbitraryMove),
  prices: mapOf(
    fc.oneof(
      fc.bigInt(0n, 10n ** 20n).map((price) => ({ kind: 'price' as const, price })),
      arbitraryMove.map((move) => ({ kind: 'move' as const, move })),
    ),
  ),
  repay: mapOf(fc.oneof(arbitraryAmount, fc.constant('all' as const))),
  withdraw: mapOf(fc.oneof(arbitraryAmount, fc.constant('all' as const))),
  eModeCategoryId: fc.option(fc.integer({ min: 0, max: 255 })),
  add: mapOf(arbitraryAmount),
  collateral: mapOf(fc.boolean()),
  borrow: mapOf(arbitraryAmount),
})

test('WHAT_IF_DECODE_ENCODE_IS_IDENTITY, through a link and symbols that clash', () => {
  const inputs = [riskInput, rename('WETH', 'weth', 'USDC'), rename('a b', 'ä', 'x'.repeat(30))]
  fc.assert(
    fc.property(arbitraryWhatIf, fc.constantFrom(...inputs), (whatIf, input) => {
      const { problems, whatIf: decoded } = parseQuery(
        toWhatIfQuery(toWhatIfFields(input, whatIf)),
        input,
      )
      expect(problems).toEqual([])
      expect(decoded).toMatchObject(whatIf)
    }),
  )
})

test.each([morphoRiskInput, cometRiskInput, skyRiskInput])(
  'WHAT_IF_DECODE_ENCODE_IS_IDENTITY of $protocol; switches are named, and change nothing',
  (input) => {
    const assets = getKeyedAssets(input).map(({ asset }) => asset)
    const of = <T>(value: fc.Arbitrary<T>) =>
      fc
        .array(fc.tuple(fc.constantFrom(...assets), value), { maxLength: 3 })
        .map((pairs) => new Map(pairs))
    const whatIfs = fc.record({
      allPrices: fc.option(arbitraryMove),
      prices: of(
        fc.oneof(
          fc.bigInt(0n, 10n ** 30n).map((price) => ({ kind: 'price' as const, price })),
          arbitraryMove.map((move) => ({ kind: 'move' as const, move })),
        ),
      ),
      repay: of(fc.oneof(arbitraryAmount, fc.constant('all' as const))),
      withdraw: of(fc.oneof(arbitraryAmount, fc.constant('all' as const))),
      eModeCategoryId: fc.constant(null),
      add: of(arbitraryAmount),
      collateral: fc.constant(new Map<Address, boolean>()),
      borrow: of(arbitraryAmount),
    })
    fc.assert(
      fc.property(whatIfs, (whatIf) => {
        const query = toWhatIfQuery(toWhatIfFields(input, whatIf))
        const { problems, whatIf: decoded } = parseQuery(query, input)
        expect(problems).toEqual([])
        expect(decoded).toMatchObject(whatIf)
      }),
    )
    const { problems, whatIf } = parseQuery('emode=1&use.WETH=off', input)
    expect(problems.map(({ key }) => key)).toEqual(['emode', 'use.WETH'])
    expect([whatIf.eModeCategoryId, whatIf.collateral.size]).toEqual([null, 0])
  },
)

test('WHAT_IF_PARSE_NEVER_THROWS', () => {
  const key = fc.oneof(
    fc.string(),
    fc
      .tuple(fc.constantFrom('p', 'repay', 'add', 'use'), fc.string())
      .map((parts) => parts.join('.')),
    fc.constantFrom('all', 'level', 'emode', 'with', 'p.WETH', 'repay.USDC', 'use.WBTC'),
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(key, fc.string())), (pairs) => {
      const { problems, fields } = parseWhatIf(riskInput, pickWhatIfFields(pairs))
      for (const problem of problems) expect(problem.message).not.toBe('')
      expect(parseWhatIf(riskInput, fields).fields).toEqual(fields)
    }),
    { numRuns: 1000 },
  )
})
