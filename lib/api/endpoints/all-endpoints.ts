import { accountEndpoint } from './account'
import { bookEndpoint } from './book'
import { curveEndpoint } from './curve'
import { liquidationEndpoint, liquidationsEndpoint } from './liquidations'
import { marketEndpoint, marketsEndpoint } from './markets'
import { statusEndpoint } from './status'

/** Every route that answers JSON. */
export const allEndpoints = [
  statusEndpoint,
  marketsEndpoint,
  marketEndpoint,
  bookEndpoint,
  accountEndpoint,
  curveEndpoint,
  liquidationsEndpoint,
  liquidationEndpoint,
] as const
