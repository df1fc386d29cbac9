import { mulDivFloor } from '../math'
import { type Rad, WAD } from '../units'
import type { SkyClip } from './state'

/** DAI for whoever starts an auction of a tab: `tip + chip · tab`. */
export function getIncentive({ tip, chip }: SkyClip, tab: Rad): Rad {
  return (tip + mulDivFloor(tab, chip, WAD)) as Rad
}
