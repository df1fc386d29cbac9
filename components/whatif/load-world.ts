import type { RiskInput } from '@/lib/api/risk-input'
import type { OpenWorld } from './world'

const LOADERS: Record<RiskInput['protocol'], () => Promise<OpenWorld>> = {
  'aave-v3': () => import('./worlds/aave-v3').then(({ openAaveWorld }) => openAaveWorld),
  'morpho-blue': () =>
    import('./worlds/morpho-blue').then(({ openMorphoWorld }) => openMorphoWorld),
  'compound-v3': () => import('./worlds/compound-v3').then(({ openCometWorld }) => openCometWorld),
  sky: () => import('./worlds/sky').then(({ openSkyWorld }) => openSkyWorld),
}

/** The same for a browser, which loads the mathematics of one protocol alone. */
export function loadWorld(protocol: RiskInput['protocol']): Promise<OpenWorld> {
  return LOADERS[protocol]()
}
