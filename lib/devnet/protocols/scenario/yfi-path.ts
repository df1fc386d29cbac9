import { createRng, pickNormal } from '../../rng'

const ANCHOR = 5_200
const OWN_VOLATILITY = 0.004
const PULL = 0.03

/**
 * Hourly prices of YFI, which only Sky has as collateral: it follows LINK, whose falls it shares. USD
 * with 8 decimals.
 */
export function getYfiPath(seed: number, linkPath: readonly bigint[]): bigint[] {
  const rng = createRng(seed)
  const first = Number(linkPath[0] ?? 1n)
  let own = 0
  return linkPath.map((price) => {
    own = own * (1 - PULL) + OWN_VOLATILITY * pickNormal(rng)
    return BigInt(Math.round(ANCHOR * (Number(price) / first) ** 0.9 * Math.exp(own) * 1e8))
  })
}
