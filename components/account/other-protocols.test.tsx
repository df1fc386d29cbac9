import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { zPosition } from '@/lib/api/schema/position'
import { account } from '@/lib/api/testing/account'
import { cometPosition, morphoPosition, skyPosition } from '@/lib/api/testing/other-positions'
import { position } from '@/lib/api/testing/position'
import { getPositionSentences } from '../mechanisms/get-position-sentences'
import { mechanisms } from '../mechanisms/mechanisms'
import { AccountView } from './account-view'
import { getPositionHeadline, toSentence } from './get-headline'
import { getOutlook } from './position/get-outlook'
import { getReceipt } from './receipt/get-receipt'
import { sortByNearness } from './sort-by-nearness'

const plain = (text: string) => text.replaceAll('\u00a0', ' ')
const others = [morphoPosition, cometPosition, skyPosition]

function getFirstReceipt(of: typeof position) {
  const [preview] = of.liquidation
  if (!preview) throw new Error('no preview')
  return getReceipt(of, preview)
}

test.each(others)('default: the fixture of $protocol has the shape of its schema', (each) => {
  expect(zPosition.parse(each)).toEqual(each)
})

describe('getPositionSentences', () => {
  test('default: each protocol in two sentences with the numbers of the position', () => {
    const tell = (each: typeof position) => getPositionSentences(each).map(plain)
    expect(tell(position)[0]).toMatch(
      /^Below health 1 anybody may repay up to 50\.0 % of your USDC debt and take WETH worth 5\.0 % more/,
    )
    expect(tell(morphoPosition)[0]).toBe(
      'Once your loan is beyond 86.0 % of your collateral’s value, anybody may repay all of your USDC debt and take WETH worth 4.38 % more than what they repay.',
    )
    expect(tell(cometPosition)[0]).toContain('(85.0 % of the value of WETH)')
    expect(tell(cometPosition)[1]).toBe(
      'It credits WETH at 93.0 % of its price, and what is left beyond the debt, 1,150.00 USDC then, is lent for you there.',
    )
    expect(tell(skyPosition)[0]).toContain(
      'is worth less than 150.0 % of your USDC debt at the oracle’s price in force, anybody may have your WETH auctioned, with 13.0 % added',
    )
  })

  test('behavior: general words where the position has no loan to tell of', () => {
    for (const each of others) {
      const { sentences } = mechanisms[each.protocol]
      expect(getPositionSentences({ ...each, collateral: [], liquidation: [] })).toEqual(sentences)
    }
  })
})

describe('getReceipt', () => {
  test('behavior: no protocol but Aave is told by Aave’s rules', () => {
    for (const each of others) {
      const { what, why, notes, lines } = getFirstReceipt(each)
      const text = [what, why, ...notes, ...lines.map(({ term }) => term)].join(' ')
      expect(text).not.toMatch(/0\.95|half|protocol’s fee|second sale/)
    }
    expect(getFirstReceipt(position).lines.map(({ term }) => term)).toContain(
      'of that the protocol’s fee',
    )
  })

  test('behavior: an absorption is of all its parts, and tells what comes back', () => {
    const [part] = cometPosition.liquidation
    if (!part) throw new Error('no part')
    const { returned: _, ...second } = part
    const two = { ...cometPosition, liquidation: [part, { ...second, seizedUsd: '500' }] }
    const receipt = getFirstReceipt(two)
    expect(receipt.takenUsd).toBe('15500')
    expect(receipt.lossUsd).toBe('2100')
    expect(receipt.lines).toContainEqual({
      term: 'Comes back, lent there for you',
      amount: '1150000000',
      token: part.debt,
      isBack: true,
    })
    const short = { ...cometPosition, liquidation: [{ ...part, badDebtUsd: '70' }] }
    expect(getFirstReceipt(short).notes.join(' ')).toContain('$70.00 comes out of the protocol')
  })

  test('behavior: an auction tells the least of the loss', () => {
    const receipt = getFirstReceipt(skyPosition)
    expect(receipt.lossTerm).toBe('You lose at least')
    expect(receipt.lossUsd).toBe('1500')
  })
})

describe('outlook', () => {
  test('default: safe now, unsafe once the next price is in force', () => {
    expect(plain(toSentence(getPositionHeadline(skyPosition)))).toBe(
      'Safe now, unsafe in 43 minutes.',
    )
    expect(getOutlook(skyPosition)[0]).toMatchObject({ isNear: true })
    const safe = { ...skyPosition, next: { ...skyPosition.next, healthFactor: `${10n ** 18n}` } }
    expect(getPositionHeadline(safe as typeof skyPosition).kind).toBe('trigger')
  })

  test('behavior: an earlier line is told, and comes first once it is crossed', () => {
    expect(plain(getOutlook(morphoPosition)[0]?.text ?? '')).toContain(
      'An earlier line at 82.0 % of the collateral’s value, reached if WETH falls 17.5 %, to $1,650.00: from there on',
    )
    const { earlier } = morphoPosition
    if (!earlier) throw new Error('no line')
    const crossed = { ...morphoPosition, earlier: { ...earlier, liquidatable: true } }
    expect(getPositionHeadline(crossed).kind).toBe('earlier')
    expect(sortByNearness([position, crossed, skyPosition])).toEqual([
      skyPosition,
      crossed,
      position,
    ])
  })
})

test('behavior: all four on one page, each by its own words', () => {
  const [part] = cometPosition.liquidation
  if (!part) throw new Error('no part')
  const twoParts = [part, { ...part, collateral: { ...part.debt, symbol: 'OTHER' } }]
  const comet = { ...cometPosition, liquidation: twoParts }
  const html = renderToStaticMarkup(
    <AccountView
      account={{ ...account, positions: [position, morphoPosition, comet, skyPosition] }}
      markets={[]}
      liquidations={null}
      pinnedBlock={null}
      whatIf={null}
    />,
  )
  const text = html.replace(/<[^>]+>/g, ' ').replace(/[\s\u00a0]+/g, ' ')
  for (const { protocol } of [position, ...others]) {
    expect(text).toContain(mechanisms[protocol].way)
  }
  expect(text).toContain('What an absorption takes')
  expect(text).toContain('equals what the contract itself says by isLiquidatable')
  expect(text).not.toMatch(/NaN|undefined|Infinity|\bnull\b|\[object/)
})
