import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { SCENARIO_DEFAULTS } from '@/lib/risk/scenarios/scenario-params'
import { MODEL_DEFAULTS, type StressModel } from '@/lib/risk/scenarios/stress-model'
import { Assumptions } from './assumptions'

const terms = { badDebt: 'bad debt', cascade: 'cascade', slippage: 'slippage' }

function say(model: Partial<StressModel> = {}, isOracleBlind = false): string {
  const query = {
    market: null,
    scenario: SCENARIO_DEFAULTS.price,
    model: { ...MODEL_DEFAULTS, ...model },
  }
  return renderToStaticMarkup(<Assumptions {...{ query, isOracleBlind, terms }} />).replace(
    /\s+/g,
    ' ',
  )
}

test('default: three lines, of what was chosen', () => {
  const text = say()
  expect(text.match(/<li>/g)).toHaveLength(3)
  expect(text).toContain('by the market’s own rules')
  expect(text).toContain('The oracle follows the pools by 50 %')
  expect(text).not.toContain('times as deep')
})

test('behavior: another way to sell, another depth and a blind oracle are said', () => {
  const text = say({ policy: 'chunks', depth: 0.25 }, true)
  expect(text).not.toContain('own rules')
  expect(text).toContain('in chunks')
  expect(text).toContain('0.25 times as deep')
  expect(text).not.toContain('The oracle follows')
})
