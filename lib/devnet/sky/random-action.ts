import type { Address } from 'viem'
import type { Actions } from '../actions'
import type { DevnetClient } from '../chain-client'
import { toFeedRound } from '../feed'
import { pickWeighted } from '../protocols/pick-weighted'
import {
  type DrawnAction,
  describe,
  drawAnswer,
  type PlayedAction,
  playFirstValid,
} from '../protocols/random-play'
import { pick, pickBetween, type Rng, scaleAmount } from '../rng'
import { readAuctions, readVatIlk, readVatUrn } from './read-vault'
import * as calls from './sky-calls'
import type { SkyDeployment, SkyIlk, SkyVault } from './sky-types'

const KINDS = {
  lock: 8,
  free: 7,
  draw: 16,
  wipe: 8,
  give: 2,
  bark: 14,
  take: 12,
  redo: 5,
  drip: 4,
  pokeModule: 4,
  pokeSpotter: 4,
  passHour: 10,
  setPrice: 14,
  increaseTime: 6,
} as const

export type SkyActionKind = keyof typeof KINDS

export interface SkyWorld {
  client: DevnetClient
  act: Pick<Actions, 'increaseTime'>
  sky: SkyDeployment
  /** Vaults that act; `give` changes their owners in place. */
  vaults: SkyVault[]
  users: readonly Address[]
  keeper: Address
  anchors: Readonly<Record<string, bigint>>
}

type Drawn = DrawnAction<SkyActionKind> | undefined

function getIlk({ sky }: SkyWorld, vault: SkyVault): SkyIlk {
  const ilk = sky.ilks.find(({ name }) => name === vault.ilk)
  if (!ilk) throw new Error(`no ilk ${vault.ilk}`)
  return ilk
}

async function drawOnVault(
  world: SkyWorld,
  { rng, kind }: { rng: Rng; kind: SkyActionKind },
): Promise<Drawn> {
  const { client, sky } = world
  const vault = pick(rng, world.vaults)
  const ilk = getIlk(world, vault)
  const query = { vat: sky.vat, ilk }
  const { rate, spot, dust } = await readVatIlk(client, query)
  const { ink, art, dai } = await readVatUrn(client, { ...query, vault })
  const isWhole = rng() < 0.2
  const share = pickBetween(rng, [0.02, 1])
  const done = (
    requests: DrawnAction<SkyActionKind>['requests'],
    details: Record<string, unknown>,
  ): Drawn => ({
    kind,
    user: vault.urn,
    description: describe(kind, { ilk: ilk.name, urn: vault.urn, ...details }),
    requests,
  })
  const frob = (dink: bigint, dart: bigint) => calls.toFrob(sky, { ilk, vault, dink, dart })

  switch (kind) {
    case 'lock': {
      const usd = 10 ** pickBetween(rng, [2, 5])
      const anchor = world.anchors[ilk.gem.symbol] ?? 10n ** 8n
      const wad = (BigInt(Math.round(usd * 1e6)) * 10n ** 20n) / anchor
      const join = calls.toJoin(ilk, { user: vault.owner, to: vault.urn, wad })
      return done([join, frob(wad, 0n)], { wad })
    }
    case 'free': {
      const needed = spot === 0n ? ink : (art * rate) / spot
      const free = art === 0n ? ink : ink - needed
      const wad = isWhole ? free : scaleAmount(free > 0n ? free : 0n, share)
      return wad <= 0n ? undefined : done([frob(-wad, 0n)], { wad })
    }
    case 'draw': {
      const limit = (ink * spot) / rate
      const room = limit - art
      const ratio = rng() < 0.6 ? pickBetween(rng, [0.9, 1]) : share
      const dart = isWhole ? room : scaleAmount(room > 0n ? room : 0n, ratio)
      return dart <= 0n ? undefined : done([frob(0n, dart)], { dart })
    }
    case 'wipe': {
      if (art === 0n) return undefined
      const affordable = dai / rate
      const leastKept = dust / rate + 1n
      const most = affordable < art ? affordable : art
      const part = scaleAmount(most, share)
      const dart = most === art && isWhole ? art : art - part < leastKept ? art - leastKept : part
      return dart <= 0n ? undefined : done([frob(0n, -dart)], { dart })
    }
    default: {
      if (vault.cdp === undefined) return undefined
      const to = pick(rng, world.users)
      if (to === vault.owner) return undefined
      return {
        kind,
        user: vault.urn,
        description: describe(kind, { cdp: vault.cdp, to }),
        requests: [calls.toGiveCdp(sky, { vault, to })],
        onPlayed: () => {
          vault.owner = to
        },
      }
    }
  }
}

async function drawBark(world: SkyWorld, rng: Rng): Promise<Drawn> {
  const { client, sky, keeper } = world
  const unsafe: SkyVault[] = []
  for (const vault of world.vaults) {
    const query = { vat: sky.vat, ilk: getIlk(world, vault) }
    const { rate, spot } = await readVatIlk(client, query)
    const { ink, art } = await readVatUrn(client, { ...query, vault })
    if (ink * spot < art * rate) unsafe.push(vault)
  }
  if (unsafe.length === 0) return undefined
  const vault = pick(rng, unsafe)
  const ilk = getIlk(world, vault)
  return {
    kind: 'bark',
    user: vault.urn,
    description: describe('bark', { ilk: ilk.name, urn: vault.urn }),
    requests: [calls.toBark(sky, { ilk, urn: vault.urn, keeper })],
  }
}

async function drawOnAuction(
  world: SkyWorld,
  { rng, kind }: { rng: Rng; kind: 'take' | 'redo' },
): Promise<Drawn> {
  const { client, sky, keeper } = world
  const auctions = (await readAuctions(client, sky)).filter(
    ({ needsRedo }) => needsRedo === (kind === 'redo'),
  )
  if (auctions.length === 0) return undefined
  const { ilk, id, lot, price } = pick(rng, auctions)
  const details = { ilk: ilk.name, id }
  if (kind === 'redo') {
    const requests = [calls.toRedo(ilk, { id, keeper })]
    return { kind, description: describe(kind, details), requests }
  }
  const amount = rng() < 0.4 ? lot : scaleAmount(lot, pickBetween(rng, [0.05, 0.95]))
  const request = calls.toTake(ilk, { id, taker: keeper, amount, max: price })
  return {
    kind,
    description: describe(kind, { ...details, amount, price }),
    requests: [request],
  }
}

async function drawOnMarket(
  world: SkyWorld,
  { rng, kind }: { rng: Rng; kind: SkyActionKind },
): Promise<Drawn> {
  const { client, sky, keeper: from } = world
  const ilk = pick(rng, sky.ilks)
  const description = describe(kind, { ilk: ilk.name })
  switch (kind) {
    case 'drip':
      return { kind, description, requests: [calls.toDrip(sky, { ilk, from })] }
    case 'pokeModule':
      return { kind, description, requests: [calls.toPokeModule(ilk, { from })] }
    case 'pokeSpotter':
      return { kind, description, requests: [calls.toPokeSpotter(sky, { ilk, from })] }
    case 'passHour':
      return {
        kind,
        description: 'passHour',
        secondsBefore: 3_600,
        requests: calls.toHourlyPokes(sky, { from }),
      }
    case 'setPrice': {
      const { symbol, feed } = ilk.gem
      const anchor = world.anchors[symbol] ?? 10n ** 8n
      const answer = await drawAnswer(client, { rng, asset: ilk.gem, anchor })
      return {
        kind,
        description: describe(kind, { symbol, answer }),
        requests: [await toFeedRound(client, { feed, answer })],
      }
    }
    default: {
      const secondsBefore = Math.round(10 ** pickBetween(rng, [1, rng() < 0.2 ? 5.5 : 3.8]))
      return { kind, description: `increaseTime ${secondsBefore} s`, requests: [], secondsBefore }
    }
  }
}

/**
 * Performs one random action on the vaults and auctions that the contracts accept, of any kind, and
 * says which. Prices, oracle modules and time move too.
 *
 * @throws Error when no drawn action passes.
 */
export function playRandomSkyAction(
  world: SkyWorld,
  rng: Rng,
): Promise<PlayedAction<SkyActionKind>> {
  const draw = (): Promise<Drawn> => {
    const kind = pickWeighted(rng, KINDS)
    switch (kind) {
      case 'lock':
      case 'free':
      case 'draw':
      case 'wipe':
      case 'give':
        return drawOnVault(world, { rng, kind })
      case 'bark':
        return drawBark(world, rng)
      case 'take':
      case 'redo':
        return drawOnAuction(world, { rng, kind })
      default:
        return drawOnMarket(world, { rng, kind })
    }
  }
  return playFirstValid(world.client, { act: world.act, draw })
}
