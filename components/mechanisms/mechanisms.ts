import type { Position } from '@/lib/api/schema/position'
import type { TermId } from '../glossary/terms'

export type Protocol = Position['protocol']

/** How a protocol forces a sale, in words that hold for all its markets. */
export type Mechanism = {
  name: string
  /** The way of selling, in three or four words. */
  way: string
  term: TermId
  sentences: readonly [string, string]
  /** How much of a loan at once. */
  closeFactor: string
  whoMayAct: string
  /** What the figure of a collateral beyond its price is to a borrower. */
  surcharge: 'Bonus' | 'Penalty'
}

/** The one place of what differs by protocol in words; in the order of the page. */
export const mechanisms = {
  'aave-v3': {
    name: 'Aave v3 and its forks',
    way: 'Fixed discount, in parts',
    term: 'bonus',
    sentences: [
      'Below health 1 anybody may repay a part of your debt, often half, and take your collateral for it at a fixed discount.',
      'The rest stays yours, but it can be done again and again while health is below 1.',
    ],
    closeFactor: 'half, or all where health is at 0.95 or less or little is left',
    whoMayAct: 'anybody who brings the money, first come first served',
    surcharge: 'Bonus',
  },
  'morpho-blue': {
    name: 'Morpho Blue',
    way: 'Isolated, sold whole',
    term: 'forced-liquidation',
    sentences: [
      'Each market is one collateral for one loan: past its limit anybody may repay all of your loan at once and take your collateral at a fixed discount.',
      'Your loans in other markets are not touched; what the collateral does not cover, the lenders of that one market share at once.',
    ],
    closeFactor: 'all at once; less before that, where you opted in to pre-liquidation',
    whoMayAct: 'anybody who brings the money, first come first served',
    surcharge: 'Bonus',
  },
  'compound-v3': {
    name: 'Compound v3',
    way: 'Absorption, then a shelf',
    term: 'absorption',
    sentences: [
      'Once your debt is beyond what your collateral counts for, the protocol takes all of your collateral and cancels all of your debt.',
      'It credits the collateral below its price and lends you what is left over; later it sells the collateral from its own shelf at a discount.',
    ],
    closeFactor: 'the whole account at once',
    whoMayAct: 'anybody, without money of their own',
    surcharge: 'Penalty',
  },
  sky: {
    name: 'Sky (Maker)',
    way: 'Dutch auction',
    term: 'auction',
    sentences: [
      'Once your vault is unsafe anybody may have its collateral put up for auction, and a penalty is added to the debt.',
      'The price begins above the market’s and falls until somebody buys; what is not needed to pay debt and penalty comes back to you.',
    ],
    closeFactor: 'all at once, as far as the limits on running auctions leave room',
    whoMayAct: 'anybody may start an auction, for a reward, and anybody may buy in it',
    surcharge: 'Penalty',
  },
} as const satisfies Record<Protocol, Mechanism>
