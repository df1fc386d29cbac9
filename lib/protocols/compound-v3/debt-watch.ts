/** Principal that roundings may move without anybody's doing, a changed account. */
const dust = 4n

/**
 * A `transfer` of base that makes a debt is told by no log of the sender's, and one to a debtor by none of the
 * receiver's. What all owe together tells of it: it is known of the Comet and of the accounts that are followed, and
 * the difference stays where every change was seen. A debt that moves from one debtor to another leaves the sum as it
 * was: for that, accounts are read again in turn.
 */
export class DebtWatch {
  #difference: bigint | undefined

  /** @param difference where it was last, when all was followed */
  constructor(difference?: bigint) {
    this.#difference = difference
  }

  /**
   * Whether somebody's debt changed unseen since the last call. The caller then reads all accounts, so the next call
   * begins anew.
   *
   * @param sums principals that all owe: by the Comet (`total`), by those that are followed; how many of these changed
   */
  isOff({
    total,
    followed,
    changed,
  }: {
    total: bigint
    followed: bigint
    changed: number
  }): boolean {
    const before = this.#difference
    this.#difference = total - followed
    if (before === undefined) return false
    const moved = this.#difference - before
    if ((moved < 0n ? -moved : moved) <= dust * BigInt(changed + 1)) return false
    this.#difference = undefined
    return true
  }
}
