import { accountEndpoint } from './account'
import { auctionEndpoint, auctionsEndpoint } from './auctions'
import { bookEndpoint } from './book'
import { cascadeEndpoint } from './cascade'
import { chanceEndpoint } from './chance'
import { curveEndpoint } from './curve'
import { depthEndpoint } from './depth'
import { accountHistoryEndpoint, marketHistoryEndpoint } from './history'
import { liquidationEndpoint, liquidationsEndpoint } from './liquidations'
import { marketLiquidationsEndpoint } from './market-liquidations'
import { marketEndpoint, marketsEndpoint } from './markets'
import { populationEndpoint } from './population'
import { statusEndpoint } from './status'

/** Every route that answers JSON. */
export const allEndpoints = [
  statusEndpoint,
  marketsEndpoint,
  marketEndpoint,
  marketHistoryEndpoint,
  marketLiquidationsEndpoint,
  bookEndpoint,
  accountEndpoint,
  accountHistoryEndpoint,
  curveEndpoint,
  cascadeEndpoint,
  populationEndpoint,
  chanceEndpoint,
  depthEndpoint,
  liquidationsEndpoint,
  liquidationEndpoint,
  auctionsEndpoint,
  auctionEndpoint,
] as const
