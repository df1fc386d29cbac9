import type { PolicyName } from '@/lib/risk/scenarios/stress-model'

export const POLICY_NAMES: Readonly<Record<PolicyName, string>> = {
  own: 'as the market itself sells',
  'fixed-spread': 'at once, at a fixed discount',
  'dutch-auction': 'by Dutch auction, over an hour',
  chunks: 'in chunks, while buyers come back',
}

export const POLICY_TEXTS: Readonly<Record<Exclude<PolicyName, 'own'>, string>> = {
  'fixed-spread': 'Whoever liquidates takes the bonus and sells all of it at once.',
  'dutch-auction':
    'Each position’s price starts 20 % above the oracle’s and falls to nothing within an hour; whoever can resell at a gain buys.',
  chunks:
    'A tenth of what is on the shelf is sold each minute, at 60 % of the penalty below the oracle; buyers make good half of what was sold within an hour.',
}
