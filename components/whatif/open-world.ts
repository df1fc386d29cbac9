import type { RiskInput } from '@/lib/api/risk-input'
import type { OpenWorld } from './world'
import { openAaveWorld } from './worlds/aave-v3'
import { openCometWorld } from './worlds/compound-v3'
import { openMorphoWorld } from './worlds/morpho-blue'
import { openSkyWorld } from './worlds/sky'

const OPENERS: Record<RiskInput['protocol'], OpenWorld> = {
  'aave-v3': openAaveWorld,
  'morpho-blue': openMorphoWorld,
  'compound-v3': openCometWorld,
  sky: openSkyWorld,
}

/** The world of any input: for the server, which has every protocol's mathematics at hand. */
export const openWorld: OpenWorld = (input) => OPENERS[input.protocol](input)
