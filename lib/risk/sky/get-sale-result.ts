import type { Rad, Ray, Wad } from '../units'

/** A whole lot sold at one price; DAI in rad. */
export type SkySaleResult = {
  sold: Wad
  paid: Rad
  /** Collateral that goes back to the owner. */
  returned: Wad
  /** Of the tab, penalty included, never raised. */
  uncovered: Rad
  /** Of the debt itself never raised: the Vow's loss, the keeper's incentive aside. */
  lossToVow: Rad
}

/**
 * What an auction comes to where its lot is taken at one price, DAI per collateral.
 * `due`: the debt behind the tab, or what of it is not paid yet.
 */
export function getSaleResult(
  { lot, tab, due }: { lot: Wad; tab: Rad; due: Rad },
  price: Ray,
): SkySaleResult {
  const worth = lot * price
  const covers = worth > tab
  const sold = covers ? tab / price : lot
  const paid = covers ? tab : worth
  return {
    sold: sold as Wad,
    paid: paid as Rad,
    returned: (lot - sold) as Wad,
    uncovered: (tab - paid) as Rad,
    lossToVow: (paid < due ? due - paid : 0n) as Rad,
  }
}
