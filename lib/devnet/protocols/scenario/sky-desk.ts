import type { Address } from 'viem'
import type { DevnetClient } from '../../chain-client'
import { pick, pickBetween, type Rng } from '../../rng'
import type { GetAnswer } from '../../scenario/amounts'
import type { AccountState } from '../../scenario/scan-accounts'
import { getCurvePrice } from '../../sky/price-curve'
import { readAuctions, type SkyAuction, type VatIlk } from '../../sky/read-vault'
import { clipperAbi, oracleModuleAbi, vatAbi } from '../../sky/sky-abi'
import * as calls from '../../sky/sky-calls'
import type { SkyDeployment, SkyIlk, SkyVault } from '../../sky/sky-types'
import { passes } from '../passes'
import type { Debtor, ProtocolDesk, TimedRequests } from './desk-types'
import { toUnits } from './to-units'

const RAD = 1e45

const HOUR_SECONDS = 3_600
/** Stability fees are collected once a day. */
const DAY_SECONDS = 86_400

/** An oracle module as the keepers remember it; prices are the feed's answers. */
interface ModuleState {
  updatedAt: number
  current: bigint
  next: bigint
}

async function readModule(client: DevnetClient, ilk: SkyIlk): Promise<ModuleState> {
  const updatedAt = await client.readContract({
    address: ilk.oracleModule,
    abi: oracleModuleAbi,
    functionName: 'zzz',
  })
  return { updatedAt: Number(updatedAt), current: 0n, next: 0n }
}

function isNear(a: bigint, b: bigint): boolean {
  return b > 0n && Math.abs(Number(a) / Number(b) - 1) < 0.005
}

/** How the keepers treat one auction: at which share of the market's price, in how many parts. */
interface Plan {
  shares: number[]
  /** Nobody takes it until it was started anew. */
  isIgnored: boolean
}

function createPlan(rng: Rng): Plan {
  const first = pickBetween(rng, [0.955, 0.995])
  const shares = [first]
  while (shares.length < 4 && rng() < 0.55) shares.push((shares.at(-1) ?? first) - 0.012)
  return { shares, isIgnored: rng() < 0.12 }
}

/** The first second at which an auction's price is so low; undefined when that is not before `to`. */
function findTime(
  { ilk, top, startedAt }: SkyAuction,
  { price, from, to }: { price: bigint; from: number; to: number },
): number | undefined {
  const isReached = (time: number) => {
    const seconds = BigInt(time - startedAt)
    return getCurvePrice(ilk.config.curve, { top, seconds }) <= price
  }
  let [low, high] = [Math.max(from, startedAt), to]
  if (!isReached(high)) return undefined
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (isReached(middle)) high = middle
    else low = middle + 1
  }
  return low
}

/** What vault owners and keepers do on Sky: oracle modules, barks, auctions taken in parts. */
export function createSkyDesk(
  client: DevnetClient,
  {
    sky,
    vaults,
    debtors,
    keepers,
    getAnswer,
  }: {
    sky: SkyDeployment
    /** By the debtor's address. */
    vaults: Readonly<Record<Address, SkyVault>>
    debtors: readonly Debtor[]
    keepers: readonly Address[]
    getAnswer: GetAnswer
  },
): ProtocolDesk {
  const plans = new Map<string, Plan>()
  const modules = new Map<Address, ModuleState>()
  /** Empty when they must be read anew. */
  let ilkStates: VatIlk[] = []
  /** False when nothing was barked at since no auction ran. */
  let mayHaveAuctions = true
  let collectedOn = 0
  const [firstKeeper] = keepers
  const getIlk = ({ place }: Debtor): SkyIlk => {
    const ilk = sky.ilks[place]
    if (!ilk) throw new Error(`no ilk ${place}`)
    return ilk
  }
  const getVault = ({ address }: Debtor): SkyVault => {
    const vault = vaults[address]
    if (!vault) throw new Error(`no vault of ${address}`)
    return vault
  }
  /** Normalised debt worth so many dollars, at the rate that was read last. */
  const toArt = (debtor: Debtor, usd: number) => {
    const rate = Number(ilkStates[debtor.place]?.rate ?? 10n ** 27n) / 1e27
    return BigInt(Math.floor((usd / rate) * 1e6)) * 10n ** 12n
  }

  async function readIlks(): Promise<VatIlk[]> {
    if (ilkStates.length > 0) return ilkStates
    const ilks = await client.multicall({
      allowFailure: false,
      batchSize: 0,
      contracts: sky.ilks.map(({ id }) => ({
        address: sky.vat,
        abi: vatAbi,
        functionName: 'ilks' as const,
        args: [id] as const,
      })),
    })
    ilkStates = ilks.map(([Art, rate, spot, line, dust]) => ({ Art, rate, spot, line, dust }))
    return ilkStates
  }

  /** Whether any Clipper has an auction running. */
  async function hasAuctions(): Promise<boolean> {
    const counts = await client.multicall({
      allowFailure: false,
      batchSize: 0,
      contracts: sky.ilks.map(({ clipper }) => ({
        address: clipper,
        abi: clipperAbi,
        functionName: 'count' as const,
      })),
    })
    return counts.some((count) => count > 0n)
  }

  function planTakes(
    auction: SkyAuction,
    { from, to, plan, rng }: { from: number; to: number; plan: Plan; rng: Rng },
  ): (TimedRequests & { at: number })[] {
    const { ilk, id } = auction
    const market = getAnswer(ilk.gem.symbol) * 10n ** 19n
    const takes: (TimedRequests & { at: number })[] = []
    let lot = auction.lot
    while (plan.shares.length > 0) {
      const share = plan.shares[0] ?? 1
      const price = (market * BigInt(Math.floor(share * 1e6))) / 1_000_000n
      const at = findTime(auction, { price, from, to })
      if (at === undefined) break
      plan.shares.shift()
      const isLast = plan.shares.length === 0
      const amount = isLast ? auction.lot : lot / BigInt(2 + Math.floor(rng() * 2))
      lot -= isLast ? lot : amount
      const max = (market * 105n) / 100n
      const call = { id, taker: pick(rng, keepers), amount, max }
      takes.push({ at: at + 6, requests: [calls.toTake(ilk, call)] })
    }
    return takes
  }

  return {
    protocol: 'sky',
    debtors,
    isUnsettled: () => ilkStates.length === 0,
    earlyLine: 0,

    async readStates(chosen) {
      const reading = readIlks()
      const urns = await client.multicall({
        allowFailure: false,
        batchSize: 0,
        contracts: chosen.map((debtor) => ({
          address: sky.vat,
          abi: vatAbi,
          functionName: 'urns' as const,
          args: [getIlk(debtor).id, getVault(debtor).urn] as const,
        })),
      })
      const ilks = await reading
      const states = new Map<Address, AccountState>()
      for (const [index, debtor] of chosen.entries()) {
        const [ilk, urn] = [ilks[debtor.place], urns[index]]
        if (!ilk || !urn) continue
        const limitUsd = Number(urn[0] * ilk.spot) / RAD
        const debtUsd = Number(urn[1] * ilk.rate) / RAD
        const mat = Number(getIlk(debtor).config.mat) / 1e27
        states.set(debtor.address, {
          collateralUsd: limitUsd * mat,
          debtUsd,
          availableUsd: Math.max(0, limitUsd - debtUsd),
          health: debtUsd === 0 ? Number.POSITIVE_INFINITY : limitUsd / debtUsd,
        })
      }
      return states
    },

    toOpening(debtor) {
      const [ilk, vault] = [getIlk(debtor), getVault(debtor)]
      const { collateralUsd, targetHealth } = debtor
      const wad = toUnits(ilk.gem, { usd: collateralUsd, getAnswer })
      const mat = Number(ilk.config.mat) / 1e27
      // The price in force may be an hour old and higher or lower: a little less than the aim.
      const dart = toArt(debtor, (collateralUsd / mat / targetHealth) * 0.985)
      return [
        calls.toJoin(ilk, { user: vault.owner, to: vault.urn, wad }),
        calls.toFrob(sky, { ilk, vault, dink: wad, dart }),
      ]
    },

    toAdjustment({ debtor, state }, targetHealth) {
      const [ilk, vault] = [getIlk(debtor), getVault(debtor)]
      const targetDebt = (state.debtUsd * state.health) / targetHealth
      const limit =
        targetDebt > state.debtUsd ? state.availableUsd * 0.97 : Number.POSITIVE_INFINITY
      const dart = toArt(debtor, Math.min(Math.abs(targetDebt - state.debtUsd), limit))
      if (dart < 10n ** 18n) return []
      const signed = targetDebt < state.debtUsd ? -dart : dart
      return [calls.toFrob(sky, { ilk, vault, dink: 0n, dart: signed })]
    },

    async findForcedSale({ debtor }, rng) {
      const [ilk, { urn }] = [getIlk(debtor), getVault(debtor)]
      const request = calls.toBark(sky, { ilk, urn, keeper: pick(rng, keepers) })
      if (!(await passes(client, request))) return []
      mayHaveAuctions = true
      return [request]
    },

    /** A module that would learn nothing new is left alone, unless its next price differs. */
    async toPriceFollowUps(now) {
      const from = firstKeeper
      if (!from) return []
      const due: SkyIlk[] = []
      for (const ilk of sky.ilks) {
        if (due.some(({ oracleModule }) => oracleModule === ilk.oracleModule)) continue
        const module = modules.get(ilk.oracleModule) ?? (await readModule(client, ilk))
        const answer = getAnswer(ilk.gem.symbol)
        const isQuiet = isNear(answer, module.next) && isNear(module.next, module.current)
        modules.set(ilk.oracleModule, module)
        if (now < module.updatedAt + HOUR_SECONDS || isQuiet) continue
        due.push(ilk)
        const updatedAt = now - (now % HOUR_SECONDS)
        modules.set(ilk.oracleModule, { updatedAt, current: module.next, next: answer })
      }
      const isFeeDue = now - collectedOn >= DAY_SECONDS
      if (isFeeDue) collectedOn = now
      if (isFeeDue || due.length > 0) ilkStates = []
      const isDue = (ilk: SkyIlk) => due.some(({ gem }) => gem.address === ilk.gem.address)
      return [
        ...due.map((ilk) => calls.toPokeModule(ilk, { from })),
        ...sky.ilks.filter(isDue).map((ilk) => calls.toPokeSpotter(sky, { ilk, from })),
        ...(isFeeDue ? sky.ilks.map((ilk) => calls.toDrip(sky, { ilk, from })) : []),
      ]
    },

    async findKeeping({ from, to, rng }) {
      const found: (TimedRequests & { at: number })[] = []
      mayHaveAuctions = mayHaveAuctions && (await hasAuctions())
      if (!mayHaveAuctions) return found
      for (const auction of await readAuctions(client, sky)) {
        const { ilk, id, needsRedo, lot } = auction
        const key = `${ilk.name} ${id}`
        const plan = plans.get(key) ?? createPlan(rng)
        plans.set(key, plan)
        if (needsRedo) {
          const keeper = pick(rng, keepers)
          found.push({ at: from + 30, requests: [calls.toRedo(ilk, { id, keeper })] })
          plans.set(key, { ...createPlan(rng), isIgnored: false })
          continue
        }
        if (plan.isIgnored || lot === 0n) continue
        if (plan.shares.length === 0) plan.shares.push(0.93)
        found.push(...planTakes(auction, { from, to, plan, rng }))
      }
      return found.sort((a, b) => a.at - b.at)
    },
  }
}
