import type { Address } from 'viem'
import type { DevnetClient } from '../chain-client'
import type { Market } from '../market-types'
import { toSupply } from '../pool-calls'
import type { ProtocolDesk } from '../protocols/scenario/desk-types'
import { createDeskPlayer, type ForcedSaleRecord } from '../protocols/scenario/play-desk'
import { getYfiPath } from '../protocols/scenario/yfi-path'
import { createRng, type Rng } from '../rng'
import { toTokens } from './amounts'
import { getBehaviour, toAdjustment } from './behave'
import type { BlockBuilder } from './block-builder'
import type { Borrower } from './borrowers'
import type { FeedReporter } from './feed-reporter'
import { createKeeperQueue } from './keeper-queue'
import { findLiquidation } from './liquidate'
import { toOpening } from './open-position'
import { getPricePaths, isCrashHour, SCENARIO_HOURS } from './price-path'
import { getRiskTarget } from './risk-appetite'
import { scanAccounts } from './scan-accounts'
import type { SmallSupplier } from './suppliers'
import { createWatchList, type WatchList } from './watch-list'

/** A feed reports when the price moved so far or the answer is so old. */
const DEVIATION = 0.008
const HEARTBEAT_HOURS: Readonly<Record<string, number>> = { USDC: 23, USDT: 23, GHO: 23, DAI: 23 }
const VOLATILE_HEARTBEAT_HOURS = 8

/** An account just before a liquidation, in the order of the liquidations. */
export interface LiquidationRecord {
  version: Market['version']
  borrower: Address
  collateral: string
  debt: string
  /** Of the repaid reserve, in the token's smallest unit; decimal. */
  owed: string
  /** When it was last looked at, at the prices of that hour. */
  health: number
}

export interface Scenario {
  client: DevnetClient
  builder: BlockBuilder
  feeds: FeedReporter
  markets: readonly Market[]
  borrowers: readonly Borrower[]
  suppliers: readonly SmallSupplier[]
  liquidators: readonly Address[]
  /** Of the protocols besides Aave. */
  desks: readonly ProtocolDesk[]
  /** Timestamp of hour 0. */
  start: number
  seed: number
  log: (line: string) => void
}

/** One market's share of the scenario. */
interface Desk {
  market: Market
  borrowers: readonly Borrower[]
  suppliers: readonly SmallSupplier[]
  watch: WatchList
  getDue: ReturnType<typeof createKeeperQueue>
}

/** Borrowers act every so many hours; a block an hour for them would double the build's time. */
const ACTION_HOURS = 2

interface Moment {
  hour: number
  crash: boolean
  rng: Rng
}

function queueRounds(
  { builder, feeds }: Scenario,
  {
    paths,
    reportedAt,
    hour,
  }: {
    paths: Record<string, bigint[]>
    reportedAt: Map<string, number>
    hour: number
  },
): void {
  for (const [symbol, path] of Object.entries(paths)) {
    const price = path[hour]
    if (price === undefined) continue
    const moved = Math.abs(Number(price) / Number(feeds.getAnswer(symbol)) - 1) >= DEVIATION
    const age = hour - (reportedAt.get(symbol) ?? Number.NEGATIVE_INFINITY)
    if (!moved && age < (HEARTBEAT_HOURS[symbol] ?? VOLATILE_HEARTBEAT_HOURS)) continue
    builder.queue(feeds.report(symbol, price))
    reportedAt.set(symbol, hour)
  }
}

async function playLiquidations(
  { client, builder, feeds, liquidators }: Scenario,
  { desk, moment, records }: { desk: Desk; moment: Moment; records: LiquidationRecord[] },
): Promise<ReadonlySet<Address>> {
  const { market, watch } = desk
  const { rng, hour } = moment
  const due = hour < SCENARIO_HOURS ? desk.getDue(watch.states, moment) : []
  for (const borrower of due) {
    const { getAnswer } = feeds
    const search = { market, borrower, liquidators, rng, getAnswer }
    const found = await findLiquidation(client, search)
    if (found) {
      const { request, collateral, debt, owed } = found
      const health = watch.states.get(borrower)?.health ?? 0
      const { version } = market
      builder.queue(request)
      records.push({ version, borrower, collateral, debt, owed: owed.toString(), health })
    }
    if (rng() < 0.6) await builder.mine(builder.getTime() + 12)
    watch.forget(borrower)
  }
  await builder.mine(builder.getTime() + 12)
  return new Set(due)
}

function isDue({ arrival }: { arrival: number }, hour: number): boolean {
  return arrival <= hour && arrival > hour - ACTION_HOURS
}

function queueBorrowers(
  { builder, feeds }: Scenario,
  { desk, moment, busy }: { desk: Desk; moment: Moment; busy: ReadonlySet<Address> },
): void {
  const { market, watch } = desk
  const { hour, rng, crash } = moment
  const { getAnswer } = feeds
  for (const borrower of desk.borrowers) {
    if (isDue(borrower, hour)) builder.queue(...toOpening(market, { borrower, getAnswer }))
    const state = watch.states.get(borrower.address)
    if (!state || busy.has(borrower.address)) continue
    const situation = { market, borrower, state, getAnswer }
    const target = getRiskTarget(borrower, { hour, rng })
    const requests =
      target === undefined || state.debtUsd === 0 || state.health < 1
        ? getBehaviour(situation, { rng, frozen: crash })
        : toAdjustment(situation, target)
    if (requests.length === 0) continue
    builder.queue(...requests)
    watch.forget(borrower.address)
  }
  for (const supplier of desk.suppliers) {
    if (!isDue(supplier, hour)) continue
    const { address: user, symbol, usd } = supplier
    const amount = toTokens(market, { symbol, usd, getAnswer })
    builder.queue(toSupply(market, { user, symbol, amount }))
  }
}

function getPaths({ seed, feeds }: Scenario): Record<string, bigint[]> {
  const paths = getPricePaths(seed)
  return feeds.has('YFI') ? { ...paths, YFI: getYfiPath(seed, paths.LINK ?? []) } : paths
}

/**
 * Plays the past hour by hour: feeds report, liquidators come, borrowers arrive, act and leave.
 * Everything follows from the seed and the chain. In the last hour prices dip and nobody answers.
 *
 * @returns what was known of each liquidated account before, on Aave and elsewhere.
 */
export async function playScenario(
  scenario: Scenario,
): Promise<{ liquidations: LiquidationRecord[]; forcedSales: ForcedSaleRecord[] }> {
  const records: LiquidationRecord[] = []
  const { client, builder, start } = scenario
  const rng = createRng(scenario.seed)
  const paths = getPaths(scenario)
  const reportedAt = new Map<string, number>()
  const desks: Desk[] = scenario.markets.map((market) => ({
    market,
    borrowers: scenario.borrowers.filter(({ version }) => version === market.version),
    suppliers: scenario.suppliers.filter(({ version }) => version === market.version),
    watch: createWatchList(paths),
    getDue: createKeeperQueue(rng),
  }))
  const players = scenario.desks.map((desk, index) =>
    createDeskPlayer(desk, { builder, paths, seed: scenario.seed + 1 + index }),
  )

  for (let hour = 0; hour <= SCENARIO_HOURS; hour++) {
    const time = start + hour * 3600
    const moment: Moment = { hour, crash: isCrashHour(hour), rng }
    queueRounds(scenario, { paths, reportedAt, hour })
    for (const player of players) await player.queuePriceFollowUps(time)
    await builder.mine(time)
    for (const desk of desks) {
      const accounts = desk.borrowers
        .filter((borrower) => borrower.arrival < hour && desk.watch.needsReading(borrower, hour))
        .map(({ address }) => address)
      desk.watch.update(await scanAccounts(client, { market: desk.market, accounts }), hour)
      const busy = await playLiquidations(scenario, { desk, moment, records })
      if (hour < SCENARIO_HOURS && hour % ACTION_HOURS === 0) {
        queueBorrowers(scenario, { desk, moment, busy })
      }
    }
    const further = { hour, from: time, to: time + 3600, crash: moment.crash }
    for (const player of players) await player.playHour(further)
    await builder.mine(time + 300 + Math.floor(rng() * 3000))
    for (const player of players) await player.playKeeping(further)
    if (hour % 72 === 0) scenario.log(`day ${hour / 24} of ${SCENARIO_HOURS / 24}`)
  }
  return { liquidations: records, forcedSales: players.flatMap((player) => player.records) }
}
