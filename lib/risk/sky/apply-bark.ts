import type { Rad, Wad } from '../units'
import type { SkyBark } from './get-bark'
import type { SkyAuction, SkyIlkState, SkyUrn } from './state'

/** The vault after a bark, and the state with the limits used up by it. */
export function applySkyBark(
  state: SkyIlkState,
  { urn, bark }: { urn: SkyUrn; bark: SkyBark },
): { state: SkyIlkState; urn: SkyUrn } {
  return {
    state: {
      ...state,
      totalArt: (state.totalArt - bark.dart) as Wad,
      dirt: (state.dirt + bark.tab) as Rad,
      globalDirt: (state.globalDirt + bark.tab) as Rad,
    },
    urn: { ...urn, ink: (urn.ink - bark.dink) as Wad, art: (urn.art - bark.dart) as Wad },
  }
}

/** The auction that a bark at the state's block starts. */
export function toSkyAuction(
  state: SkyIlkState,
  { urn, bark, id }: { urn: SkyUrn; bark: SkyBark; id: bigint },
): SkyAuction {
  const { tab, dink: lot, top } = bark
  return { id, tab, lot, usr: urn.address, tic: state.timestamp, top }
}
