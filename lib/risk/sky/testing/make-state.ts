import { type Address, RAD, RAY, type Rad, type Ray, WAD, type Wad } from '../../units'
import { getSkySpot } from '../get-spot'
import type { SkyAuction, SkyAuctionCurve, SkyAuctionRules, SkyIlkState, SkyUrn } from '../state'

/** Decimal numbers to integers, to nine places. */
export const wad = (value: number) => (toNano(value) * (WAD / 10n ** 9n)) as Wad
export const ray = (value: number) => (toNano(value) * (RAY / 10n ** 9n)) as Ray
export const rad = (value: number) => (toNano(value) * (RAD / 10n ** 9n)) as Rad

const toNano = (value: number) => BigInt(Math.round(value * 1e9))

/** What 1.5 % a year is a second. */
export const DUTY_1_5_PERCENT = 1_000_000_000_472_114_805_215_157_978n as Ray

export function makeAddress(id: number): Address {
  return `0x${id.toString(16).padStart(40, '0')}`
}

export const STAIR_STEP: SkyAuctionCurve = { kind: 'stair-step', step: 90, cut: ray(0.99) }

/** One of each kind, every one at zero or below 40 % within two and a half hours. */
export const CURVES: readonly SkyAuctionCurve[] = [
  { kind: 'linear', tau: 3_600 },
  STAIR_STEP,
  { kind: 'exponential', cut: ray(0.9998) },
]

/** Starting at 120 % of the feed, 1 % less every 90 seconds, redo after 140 minutes or below 40 %. */
export function makeClip(overrides: Partial<SkyAuctionRules> = {}): SkyAuctionRules {
  return {
    address: makeAddress(0xc11),
    buf: ray(1.2),
    tail: 8400,
    cusp: ray(0.4),
    chip: wad(0.001),
    tip: rad(300),
    chost: rad(5650),
    stopped: 0,
    curve: STAIR_STEP,
    ...overrides,
  }
}

/**
 * An ilk of an 18-decimal token at $2,000, ratio 150 %, rate 1, fee 1.5 % a year, penalty 13 %, dust $5,000, poked at
 * its price unless `spot` is given.
 */
export function makeIlkState(overrides: Partial<SkyIlkState> = {}): SkyIlkState {
  const state = {
    ilk: 'ETH-A',
    gem: { asset: makeAddress(0x6e), symbol: 'WETH', decimals: 18 },
    timestamp: 1_700_000_000,
    totalArt: wad(1_000_000),
    rate: ray(1),
    spot: ray(0),
    line: rad(100_000_000),
    dust: rad(5_000),
    mat: ray(1.5),
    par: ray(1),
    price: wad(2_000),
    nextPrice: null,
    duty: DUTY_1_5_PERCENT,
    base: ray(0),
    rho: 1_700_000_000,
    chop: wad(1.13),
    hole: rad(10_000_000),
    dirt: rad(0),
    globalHole: rad(100_000_000),
    globalDirt: rad(0),
    dogLive: true,
    clip: makeClip(),
    ...overrides,
  }
  if (overrides.spot !== undefined || state.price === null) return state
  return { ...state, spot: getSkySpot({ ...state, price: state.price }) }
}

/** Collateral and normalised debt in whole units. */
export function makeUrn(ink: number, art: number, id = 0xabc): SkyUrn {
  return { address: makeAddress(id), ink: wad(ink), art: wad(art) }
}

/** 10 of collateral from 2,400 down, to raise 11,300. */
export function makeAuction(overrides: Partial<SkyAuction> = {}): SkyAuction {
  return {
    id: 1n,
    tab: rad(11_300),
    lot: wad(10),
    usr: makeAddress(0xabc),
    tic: 1_700_000_000,
    top: ray(2_400),
    ...overrides,
  }
}
