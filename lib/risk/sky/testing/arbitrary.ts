import fc from 'fast-check'
import { RAD, RAY, type Rad, type Ray, WAD, type Wad } from '../../units'
import { getSkySpot } from '../get-spot'
import type { SkyAuctionCurve, SkyIlkState, SkyUrn } from '../state'
import { makeClip, makeIlkState, makeUrn, ray } from './make-state'

const between = (min: bigint, max: bigint) => fc.bigInt(min, max)
const arbitraryPrice = fc
  .oneof(between(1n, 10n ** 9n), between(WAD / 100n, 100_000n * WAD))
  .map((price) => price as Wad)

/** Per second, none to doubling in a year. */
const arbitraryDuty = fc
  .oneof(fc.constant(0n), between(0n, 22n * 10n ** 18n))
  .map((fee) => (RAY + fee) as Ray)

export const arbitraryCurve: fc.Arbitrary<SkyAuctionCurve> = fc.oneof(
  fc.record({ kind: fc.constant('linear' as const), tau: fc.integer({ min: 1, max: 20_000 }) }),
  fc.record({
    kind: fc.constant('stair-step' as const),
    step: fc.integer({ min: 1, max: 200 }),
    cut: between(0n, RAY).map((cut) => cut as Ray),
  }),
  fc.record({
    kind: fc.constant('stair-step' as const),
    step: fc.integer({ min: 10, max: 200 }),
    cut: between((RAY * 9n) / 10n, RAY).map((cut) => cut as Ray),
  }),
  fc.record({
    kind: fc.constant('exponential' as const),
    cut: between((RAY * 999n) / 1000n, RAY).map((cut) => cut as Ray),
  }),
)

/** An ilk, poked at its price; any par and ratio, limits and dust of any tightness. */
export const arbitraryIlkState: fc.Arbitrary<SkyIlkState> = fc
  .record({
    price: arbitraryPrice,
    mat: between(RAY, 3n * RAY).map((mat) => mat as Ray),
    par: fc.oneof(fc.constant(RAY), between(RAY / 2n, 2n * RAY)).map((par) => par as Ray),
    rate: between(RAY, 2n * RAY).map((rate) => rate as Ray),
    duty: arbitraryDuty,
    age: fc.integer({ min: 0, max: 10_000_000 }),
    chop: between(WAD, 2n * WAD).map((chop) => chop as Wad),
    dust: between(0n, 20_000n * RAD).map((dust) => dust as Rad),
    hole: between(0n, 1_000_000n * RAD).map((hole) => hole as Rad),
    dirt: between(0n, 100_000n * RAD).map((dirt) => dirt as Rad),
    globalHole: between(0n, 1_000_000n * RAD).map((hole) => hole as Rad),
    globalDirt: between(0n, 100_000n * RAD).map((dirt) => dirt as Rad),
    curve: arbitraryCurve,
    decimals: fc.constantFrom(6, 8, 18),
  })
  .map(({ age, curve, decimals, ...fields }) => {
    const state = makeIlkState({ ...fields, spot: ray(0), clip: makeClip({ curve }) })
    return {
      ...state,
      gem: { ...state.gem, decimals },
      rho: state.timestamp - age,
      spot: getSkySpot({ ...state, price: fields.price }),
    }
  })

/** A vault of an ilk, health from 0.5 to 3, its debt log-uniform from a cent to a billion DAI. */
export function arbitraryUrn(state: SkyIlkState): fc.Arbitrary<SkyUrn> {
  return fc
    .record({
      exponent: fc.double({ min: 16, max: 27, noNaN: true }),
      health: fc.oneof(fc.integer({ min: 500, max: 3000 }), fc.integer({ min: 990, max: 1010 })),
      nudge: between(-3n, 3n),
    })
    .map(({ exponent, health, nudge }) => {
      const art = BigInt(Math.round(10 ** exponent))
      const spot = state.spot === 0n ? 1n : state.spot
      const ink = (art * state.rate * BigInt(health)) / (1000n * spot) + nudge
      return { ...makeUrn(0, 0), ink: (ink > 0n ? ink : 0n) as Wad, art: art as Wad }
    })
}

export const arbitraryVault = arbitraryIlkState.chain((state) =>
  fc.record({ state: fc.constant(state), urn: arbitraryUrn(state) }),
)

/** An unsafe vault about as large as what the limits leave, and as large as some grains of dust. */
export const arbitraryTightVault = fc
  .record({
    vault: arbitraryVault,
    room: fc.integer({ min: 1, max: 130 }),
    globalRoom: fc.integer({ min: 1, max: 130 }),
    dust: fc.integer({ min: 0, max: 60 }),
    fallen: fc.integer({ min: 50, max: 100 }),
  })
  .map(({ vault: { state, urn }, room, globalRoom, dust, fallen }) => {
    const debt = urn.art * state.rate
    const tab = (debt * state.chop) / WAD
    const unsafeInk = (debt * BigInt(fallen)) / (100n * (state.spot === 0n ? 1n : state.spot))
    return {
      state: {
        ...state,
        hole: (state.dirt + (tab * BigInt(room)) / 100n) as Rad,
        globalHole: (state.globalDirt + (tab * BigInt(globalRoom)) / 100n) as Rad,
        dust: ((debt * BigInt(dust)) / 100n) as Rad,
      },
      urn: { ...urn, ink: unsafeInk as Wad },
    }
  })

/** Limits so wide that only the vault decides. */
export function withoutLimits(state: SkyIlkState): SkyIlkState {
  const wide = (10n ** 13n * RAD) as Rad
  const none = 0n as Rad
  return { ...state, hole: wide, globalHole: wide, dirt: none, globalDirt: none }
}
