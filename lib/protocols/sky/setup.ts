import type { Address } from '@/lib/risk/units'

export type SkyToken = { asset: Address; symbol: string; decimals: number }

/** What doesn't change from block to block: contracts and tokens. */
export type SkySetup = {
  core: SkyCore
  /** In the order of the entry. */
  ilks: readonly SkyIlkSetup[]
  dai: SkyToken
}

/** Vat and what judges by it. */
export type SkyCore = {
  vat: Address
  dog: Address
  spotter: Address
  jug: Address
  manager: Address | null
}

export type SkyIlkSetup = {
  ilk: string
  gem: SkyToken
  /** `null`: none was found; the gem is then known by the ilk's name alone. */
  join: Address | null
}
