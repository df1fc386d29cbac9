import { getSkyPrice } from '@/lib/risk/sky/get-price'
import type { SkyIlkState } from '@/lib/risk/sky/state'
import type { Address, Rad, Ray, Wad } from '@/lib/risk/units'
import type { LensBlock, LensClip, LensHead, LensIlk } from './lens/read-lens-block'
import type { SkyQuote } from './lens/read-quotes'
import type { SkyIlkSetup } from './setup'
import { toClip } from './to-clip'

/** One ilk at a block: all that judges it, and what its price module says of itself. */
export type SkyIlkReading = {
  state: SkyIlkState
  pip: Address
  /**
   * `peek`: the price is the module's answer. `spot`: it could not be asked; the price is the highest that the
   * stored spot stands for.
   */
  priceBasis: 'peek' | 'spot'
  /** Seconds; `null` for a module without delay, or that could not be asked. */
  delay: SkyQuote['delay']
}

export function toIlkReading(options: {
  setup: SkyIlkSetup
  head: LensHead
  ilk: LensIlk
  clip: LensClip | undefined
  quote: SkyQuote | undefined
}): SkyIlkReading {
  const { ilk, quote } = options
  const state = toState(options)
  const priceBasis = quote ? 'peek' : 'spot'
  const price = quote ? quote.price : getSkyPrice(state)
  return { state: { ...state, price }, pip: ilk.pip, priceBasis, delay: quote?.delay ?? null }
}

function toState({
  setup,
  head,
  ilk,
  clip,
  quote,
}: Parameters<typeof toIlkReading>[0]): SkyIlkState {
  return {
    ilk: setup.ilk,
    gem: setup.gem,
    timestamp: Number(head.timestamp),
    totalArt: ilk.totalArt as Wad,
    rate: ilk.rate as Ray,
    spot: ilk.spot as Ray,
    line: ilk.line as Rad,
    dust: ilk.dust as Rad,
    mat: ilk.mat as Ray,
    par: head.par as Ray,
    price: null,
    nextPrice: toNextPrice(quote),
    duty: ilk.duty as Ray,
    base: head.base as Ray,
    rho: Number(ilk.rho),
    chop: ilk.chop as Wad,
    hole: ilk.hole as Rad,
    dirt: ilk.dirt as Rad,
    globalHole: head.globalHole as Rad,
    globalDirt: head.globalDirt as Rad,
    dogLive: head.live === 1n,
    clip: clip && !isZero(clip.clip) ? toClip(clip) : null,
  }
}

function toNextPrice(quote: SkyQuote | undefined): SkyIlkState['nextPrice'] {
  if (!quote?.delay || quote.nextPrice === null) return null
  return { price: quote.nextPrice, from: quote.delay.zzz + quote.delay.hop }
}

export function isZero(address: string): boolean {
  return /^0x0*$/.test(address)
}

/** An ilk that Vat and Spotter know: a rate is never 0 once it is initialised. */
export function isKnownIlk(block: LensBlock, index: number): boolean {
  return (block.ilks[index]?.rate ?? 0n) > 0n
}
