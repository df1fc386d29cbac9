import type { CascadeOptions } from '../cascade'
import { getShockedPrices } from '../get-shocked-prices'
import type { Population } from '../population'
import type { SaleVenue } from '../sale-venue'
import { WETH } from './arbitrary'

/** What plays a fall of ether, which is sold at `venue`; dollars can be sold nowhere. */
export function makeOptions(
  population: Population,
  { fall, venue, ...rest }: Partial<CascadeOptions> & { fall: number; venue: SaleVenue },
): CascadeOptions {
  const prices = getShockedPrices(population, { falls: [{ asset: WETH, fall }] })
  return { population, shock: { prices }, venues: [venue, null], ...rest }
}
