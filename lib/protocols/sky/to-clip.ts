import type { SkyAuction, SkyAuctionCurve, SkyClip } from '@/lib/risk/sky/state'
import type { Rad, Ray, Wad } from '@/lib/risk/units'
import type { LensClip } from './lens/read-lens-block'

/** An auction house's parameters; numbers of seconds beyond what a double holds are no real ones. */
export function toClip(clip: LensClip): SkyClip {
  return {
    address: clip.clip,
    buf: clip.buf as Ray,
    tail: toSeconds(clip.tail),
    cusp: clip.cusp as Ray,
    chip: clip.chip as Wad,
    tip: clip.tip as Rad,
    chost: clip.chost as Rad,
    stopped: Number(clip.stopped),
    curve: toCurve(clip),
  }
}

/** Its running auctions. */
export function toAuctions({ sales }: LensClip): SkyAuction[] {
  return sales.map(({ id, tab, lot, usr, tic, top }) => ({
    id,
    tab: tab as Rad,
    lot: lot as Wad,
    usr,
    tic: toSeconds(tic),
    top: top as Ray,
  }))
}

const getter = { tau: 1n, step: 2n, cut: 4n }

/** Told by what the price calculator has: `tau`; `step` and `cut`; `cut` alone. */
function toCurve({ getters, tau, step, cut }: LensClip): SkyAuctionCurve | null {
  if (getters === getter.tau) return { kind: 'linear', tau: toSeconds(tau) }
  if (getters === (getter.step | getter.cut))
    return { kind: 'stair-step', step: toSeconds(step), cut: cut as Ray }
  return getters === getter.cut ? { kind: 'exponential', cut: cut as Ray } : null
}

function toSeconds(value: bigint): number {
  const largest = BigInt(Number.MAX_SAFE_INTEGER)
  return Number(value > largest ? largest : value)
}
