import { formatCount, formatSymbol, formatTime } from '@/lib/format'
import { findReplay, getWorstStep } from '@/lib/risk/scenarios/get-replay-prices'
import {
  type CandlePrice,
  PARAMETER_DEFAULTS,
  type Parameter,
  type Scenario,
  type ScenarioKind,
} from '@/lib/risk/scenarios/scenario'
import type { ScenarioNote } from '@/lib/risk/scenarios/scenario-run'
import { count, toChange, toHours, toShare, toUsd } from './to-text'

export const SCENARIO_NAMES: Readonly<Record<ScenarioKind, string>> = {
  price: 'One asset falls or rises',
  correlated: 'All move, by measured correlation',
  depeg: 'Off its peg, and the oracle does not see it',
  stablecoin: 'A stablecoin leaves its dollar',
  feed: 'One oracle feed is wrong',
  'stale-oracle': 'An oracle stands still for hours',
  'max-rates': 'Borrow rates rise',
  'bank-run': 'Bank run: collateral can’t be withdrawn',
  largest: 'The largest borrowers',
  parameter: 'A parameter is changed',
  replay: 'Replay what happened',
}

export const PARAMETER_NAMES: Readonly<Record<Parameter, string>> = {
  threshold: 'liquidation threshold',
  bonus: 'liquidation bonus',
  'close-factor': 'close factor',
  cap: 'supply or borrow cap',
}

export const CANDLE_NAMES: Readonly<Record<CandlePrice, string>> = {
  low: 'lowest price',
  close: 'last price',
  high: 'highest price',
}

/** What is supposed, as a title begins: `WETH −20 %`. */
export function getScenarioText(
  scenario: Scenario,
  { symbol, feed }: { symbol: string; feed: string },
): string {
  const name = formatSymbol(symbol)
  switch (scenario.kind) {
    case 'price':
    case 'stablecoin':
      return `${name} ${toChange(scenario.change)}`
    case 'correlated':
      return `${name} ${toChange(scenario.change)}, all others with it`
    case 'depeg':
      return `${name} ${toChange(scenario.change)} outside, unseen by its oracle`
    case 'feed':
      return `Feed ${feed} ${toChange(scenario.change)}`
    case 'stale-oracle':
      return `${name}’s oracle stands still for ${toHours(scenario.hours)}, then ${toChange(scenario.change)}`
    case 'max-rates':
      return `Every loan at ${toShare(scenario.rate)} a year for ${toHours(scenario.hours)}`
    case 'bank-run':
      return `${name} ${toChange(scenario.change)} in a bank run`
    case 'largest':
      return `${name} ${toChange(scenario.change)}, ${
        scenario.accounts === 'only' ? 'only' : 'without'
      } the ${count(scenario.count, 'largest borrower')}`
    case 'parameter':
      return scenario.parameter === 'cap'
        ? `${name}’s cap is lowered`
        : `${name}’s ${PARAMETER_NAMES[scenario.parameter]} at ${toShare(scenario.value ?? PARAMETER_DEFAULTS[scenario.parameter])}`
    case 'replay':
      return getReplayText(scenario)
  }
}

function getReplayText({ replay: id, step, at }: Extract<Scenario, { kind: 'replay' }>): string {
  const replay = findReplay(id)
  if (!replay) return 'Replay'
  const candle = replay.series[0]?.candles[(step ?? getWorstStep(replay)) - 1]
  if (!candle) return replay.title
  const [start] = candle
  const time = replay.resolution === 'hour' ? formatTime(start) : start.slice(0, 10)
  return `As in ${time} (${CANDLE_NAMES[at]} of the ${replay.resolution})`
}

/** A sentence beside the result. */
export function getNoteText(note: ScenarioNote): string {
  switch (note.kind) {
    case 'held':
      return `Not known how ${list(note.symbols)} moved with it: held at today’s price.`
    case 'no-rate':
      return `Not known what ${list(note.symbols)} costs to borrow: that debt does not grow here.`
    case 'not-lent-out':
      return `This market does not lend out ${formatSymbol(note.symbol)} that is collateral: suppliers who leave can’t lock it. Only the price moves.`
    case 'locked':
      return `${list(note.symbols)} is lent out whole: what is seized can’t be withdrawn and sold, so nobody liquidates for it until lenders or borrowers bring some back. What is owed beyond the collateral then is the lenders’ loss.`
    case 'unseen':
      return note.shortfall > 0
        ? `At the outside price ${toUsd(note.shortfall)} of debt has no collateral left behind it. The oracle does not say so: the lenders bear it.`
        : 'At the outside price every debt still has collateral behind it.'
    case 'unprofitable':
      return `The bonus for ${formatSymbol(note.symbol)} is ${toShare(note.bonus)}, and it sells for ${toShare(note.discount)} less than the oracle says: who liquidates loses money, so nobody does.`
    case 'cap':
      return 'A lower cap liquidates nobody: it refuses what is new, and lets everything stay that is there.'
    case 'no-such-parameter':
      return 'Nothing is changed by it here: positions are sold whole already, or the close factor is half already; a smaller one is not played.'
    case 'e-modes-keep':
      return 'Accounts in an eMode keep the category’s own value.'
    case 'chosen-rate':
      return 'The rate is the one chosen, for every loan: the highest that the market itself could ask is not known here.'
    case 'stands-for':
      return `${note.pairs.map(({ name, symbols }) => `${name} moves ${list(symbols)}`).join('; ')}. All other prices stay as they are today.`
    case 'not-here':
      return `This market has no token for ${list(note.names)}.`
    case 'selected':
      return `${count(note.accounts, 'account')} of ${formatCount(note.of)} played; the others are left out.`
    case 'bounded':
      return `Played with the ${formatCount(note.accounts)} largest of ${formatCount(note.of)} borrowers; with scripts, your browser plays all of them.`
    case 'moved':
      return `Hangs on it: ${list(note.symbols)}.`
  }
}

const SHOWN = 8

function list(symbols: readonly string[]): string {
  const unique = [...new Set(symbols.map((symbol) => formatSymbol(symbol)))]
  const shown = unique.slice(0, SHOWN)
  const more = unique.length - shown.length
  if (more > 0) return `${shown.join(', ')} and ${more} more`
  if (shown.length < 2) return shown.join('')
  return `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`
}

export const IMPOSSIBLE = {
  'no-accounts': 'Nobody owes anything in this market, as far as it is known.',
  unpriced: 'A price is missing for every loan of this market: nothing can be counted in dollars.',
  'no-such-asset': 'This market has no such asset as collateral or debt.',
  'no-such-feed': 'No asset of this market is known to hang on that feed.',
  'no-correlation':
    'How this market’s prices moved together is not known: too few answers of their oracles are at hand. Choose how a single asset moves instead.',
} as const
