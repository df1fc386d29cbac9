import type { Address } from 'viem'
import { createRng, pickBetween, type Rng } from '../../rng'
import type { BlockBuilder } from '../../scenario/block-builder'
import { createKeeperQueue } from '../../scenario/keeper-queue'
import { isEuphoricHour, SCENARIO_HOURS } from '../../scenario/price-path'
import { createWatchList } from '../../scenario/watch-list'
import type { TransactionRequest } from '../../send'
import type { Debtor, DebtorSituation, ProtocolDesk } from './desk-types'

/** A debtor just before it was sold, in the order of the sales. */
export interface ForcedSaleRecord {
  protocol: Debtor['protocol']
  debtor: Address
  kind: 'early' | 'due'
  /** At the prices that its protocol went by. */
  health: number
}

interface Hour {
  hour: number
  /** When the hour begins and the next one does, in seconds. */
  from: number
  to: number
  crash: boolean
}

/** Debtors act every so many hours. */
const ACTION_HOURS = 2
const EARLY_SALE_CHANCE = 0.35
const DRAW_CHANCE = 0.02
const LAST_DRAW_CHANCE = 0.05
const IDLE_CHANCE = 0.008
/** Where the demo account's health is brought two hours before the end. */
const DEMO_HEALTH: Readonly<Record<Debtor['protocol'], number>> = {
  'morpho-blue': 1.22,
  'compound-v3': 1.28,
  sky: 1.35,
}

function getTarget({ kind, protocol }: Debtor, { hour, rng }: { hour: number; rng: Rng }) {
  if (kind === 'demo') return hour === SCENARIO_HOURS - 2 ? DEMO_HEALTH[protocol] : undefined
  if (kind === 'whale' || kind === 'dust' || !isEuphoricHour(hour)) return undefined
  const chance = hour < SCENARIO_HOURS - 7 ? DRAW_CHANCE : LAST_DRAW_CHANCE
  return rng() < chance ? pickBetween(rng, [1.025, 1.1]) : undefined
}

/** What a debtor does for its health, or for none of it. */
export function getDeed(
  desk: ProtocolDesk,
  {
    situation,
    rng,
    frozen,
    idleChance = IDLE_CHANCE,
  }: { situation: DebtorSituation; rng: Rng; frozen: boolean; idleChance?: number },
): TransactionRequest[] {
  const { debtor, state } = situation
  if (state.debtUsd < 1 || state.health < 1) return []
  if (state.health < debtor.care.threshold) {
    if (frozen || rng() >= debtor.care.chance) return []
    return desk.toAdjustment(situation, Math.max(debtor.targetHealth, debtor.care.threshold + 0.06))
  }
  if (debtor.kind !== 'plain' || rng() >= idleChance) return []
  return desk.toAdjustment(situation, state.health * pickBetween(rng, [0.93, 1.15]))
}

/** One protocol's share of the past, hour by hour. */
export function createDeskPlayer(
  desk: ProtocolDesk,
  {
    builder,
    paths,
    seed,
  }: { builder: BlockBuilder; paths: Readonly<Record<string, readonly bigint[]>>; seed: number },
) {
  const rng = createRng(seed)
  const watch = createWatchList(paths)
  const getDue = createKeeperQueue(rng)
  const records: ForcedSaleRecord[] = []
  const byAddress = new Map(desk.debtors.map((debtor) => [debtor.address, debtor]))

  function needsReading(
    debtor: Debtor,
    { hour, unsettled }: { hour: number; unsettled: boolean },
  ): boolean {
    if (debtor.arrival >= hour) return false
    const care = { ...debtor.care, threshold: Math.max(debtor.care.threshold, desk.earlyLine) }
    const isWatched = watch.needsReading({ ...debtor, care }, hour)
    if (isWatched || !unsettled) return isWatched
    return (watch.states.get(debtor.address)?.health ?? 0) < 1.3
  }

  async function sell(debtor: Debtor, kind: ForcedSaleRecord['kind']): Promise<boolean> {
    const state = watch.states.get(debtor.address)
    if (!state) return false
    const requests = await desk.findForcedSale({ debtor, state }, rng)
    if (requests.length === 0) return false
    builder.queue(...requests)
    const { protocol, address } = debtor
    records.push({ protocol, debtor: address, kind, health: state.health })
    return true
  }

  async function playSales({ hour, crash }: Hour): Promise<Set<Address>> {
    const busy = new Set<Address>()
    if (hour >= SCENARIO_HOURS) return busy
    for (const address of getDue(watch.states, { hour, crash })) {
      const debtor = byAddress.get(address)
      if (debtor) await sell(debtor, 'due')
      watch.forget(address)
      busy.add(address)
    }
    for (const [address, { health }] of [...watch.states]) {
      if (health < 1 || health >= desk.earlyLine || rng() >= EARLY_SALE_CHANCE) continue
      const debtor = byAddress.get(address)
      if (!debtor || !(await sell(debtor, 'early'))) continue
      watch.forget(address)
      busy.add(address)
    }
    return busy
  }

  function queueDebtors({ hour, crash: frozen }: Hour, busy: ReadonlySet<Address>): void {
    for (const debtor of desk.debtors) {
      if (debtor.arrival <= hour && debtor.arrival > hour - ACTION_HOURS) {
        builder.queue(...desk.toOpening(debtor))
      }
      const state = watch.states.get(debtor.address)
      if (!state || busy.has(debtor.address)) continue
      const situation = { debtor, state }
      const target =
        state.debtUsd < 1 || state.health < 1 ? undefined : getTarget(debtor, { hour, rng })
      const requests =
        target === undefined
          ? getDeed(desk, { situation, rng, frozen })
          : desk.toAdjustment(situation, target)
      if (requests.length === 0) continue
      builder.queue(...requests)
      watch.forget(debtor.address)
    }
  }

  return {
    records,

    /** For the block of the feeds' rounds. */
    async queuePriceFollowUps(now: number): Promise<void> {
      builder.queue(...(await desk.toPriceFollowUps(now)))
    },

    /** Forced sales, then what debtors do; mines nothing. */
    async playHour(moment: Hour): Promise<void> {
      const query = { hour: moment.hour, unsettled: desk.isUnsettled() }
      const chosen = desk.debtors.filter((debtor) => needsReading(debtor, query))
      if (chosen.length > 0) watch.update(await desk.readStates(chosen), moment.hour)
      const busy = await playSales(moment)
      if (moment.hour < SCENARIO_HOURS && moment.hour % ACTION_HOURS === 0) {
        queueDebtors(moment, busy)
      }
    },

    /** What keepers do up to the next hour, each at its time. */
    async playKeeping({ hour, from, to }: Hour): Promise<void> {
      if (hour >= SCENARIO_HOURS - 1) return
      for (const { at, requests } of await desk.findKeeping({ from, to, rng })) {
        if (builder.getTime() + 12 >= to) return
        builder.queue(...requests)
        if (at !== undefined) await builder.mine(at)
      }
    },
  }
}

export type DeskPlayer = ReturnType<typeof createDeskPlayer>
