import type { SaleLadder, SaleVenue } from './sale-venue'

/** A venue while it is being sold into. Dollars a token; amounts in tokens. */
export type OpenVenue = {
  /** Of the pool, before its fee; the price outside where there is no pool. */
  getPrice(): number
  /** What the next bit brings, the fee taken off; 0 where nobody buys. */
  getMarginalPrice(): number
  /** Tokens until the next bit would bring less than this. */
  getAmountDownTo(price: number): number
  /** Sells what finds a buyer. `received`: dollars. */
  sell(amount: number): { sold: number; received: number }
  /** New buyers make good a share of what was sold. */
  refill(share: number): void
  /** Dollars a whole quote token from now on. */
  setQuotePrice(price: number): void
  /** Tokens sold and not made good. */
  getPressure(): number
}

/**
 * A venue as the shock leaves it: where its price stood above the price outside, it has come down to that. What
 * lifts a price is in the ladder already.
 * @param options.outsidePrice dollars a token after the shock
 * @param options.quotePrice dollars a quote token after the shock
 */
export function openVenue(
  venue: SaleVenue,
  { outsidePrice, quotePrice }: { outsidePrice: number; quotePrice: number },
): OpenVenue {
  if (venue.kind === 'ladder') return new OpenLadder(venue, { outsidePrice, quotePrice })
  const isOpen = venue.kind === 'infinite'
  return {
    getPrice: () => outsidePrice,
    getMarginalPrice: () => (isOpen ? outsidePrice : 0),
    getAmountDownTo: (price) => (isOpen && price <= outsidePrice ? Number.POSITIVE_INFINITY : 0),
    sell: (amount) =>
      isOpen ? { sold: amount, received: amount * outsidePrice } : { sold: 0, received: 0 },
    refill: () => {},
    setQuotePrice: () => {},
    getPressure: () => 0,
  }
}

/** Walks the ladder in `1 ÷ √price`, where every stretch is a line. */
class OpenLadder implements OpenVenue {
  readonly #steps: Float64Array
  readonly #liquidity: Float64Array
  readonly #kept: number
  readonly #start: { step: number; at: number }
  #step: number
  #at = 0
  #sold = 0
  #quotePrice: number

  constructor(ladder: SaleLadder, options: { outsidePrice: number; quotePrice: number }) {
    this.#steps = Float64Array.from(ladder.prices, (price) => 1 / Math.sqrt(price))
    this.#liquidity = Float64Array.from(ladder.liquidity)
    this.#kept = 1 - ladder.fee
    this.#quotePrice = options.quotePrice
    this.#step = this.#steps[0] as number
    this.#walkTo(1 / Math.sqrt((options.outsidePrice * this.#kept) / options.quotePrice))
    this.#start = { step: this.#step, at: this.#at }
  }

  getPrice(): number {
    return this.#quotePrice / (this.#step * this.#step) / this.#kept
  }

  getMarginalPrice(): number {
    for (let at = this.#at; at < this.#liquidity.length; at += 1) {
      const end = this.#steps[at + 1] as number
      if ((this.#liquidity[at] as number) === 0 || end <= this.#step) continue
      const step = Math.max(this.#step, this.#steps[at] as number)
      return this.#quotePrice / (step * step)
    }
    return 0
  }

  getAmountDownTo(price: number): number {
    const until = price > 0 ? Math.sqrt(this.#quotePrice / price) : Number.POSITIVE_INFINITY
    let amount = 0
    let step = this.#step
    for (let at = this.#at; at < this.#liquidity.length && step < until; at += 1) {
      const end = Math.min(this.#steps[at + 1] as number, until)
      if (end > step) {
        const liquidity = this.#liquidity[at] as number
        if (liquidity > 0) amount += liquidity * (end - step)
        step = end
      }
    }
    return amount
  }

  sell(amount: number): { sold: number; received: number } {
    const result = this.#take(amount)
    this.#sold += result.sold
    return { sold: result.sold, received: result.received * this.#quotePrice }
  }

  refill(share: number): void {
    if (share <= 0 || this.#sold === 0) return
    const sold = this.#sold * (1 - Math.min(1, share))
    this.#step = this.#start.step
    this.#at = this.#start.at
    this.#sold = sold
    this.#take(sold)
  }

  setQuotePrice(price: number): void {
    this.#quotePrice = price
  }

  getPressure(): number {
    return this.#sold
  }

  #take(amount: number): { sold: number; received: number } {
    let left = amount
    let received = 0
    while (left > 0 && this.#at < this.#liquidity.length) {
      const liquidity = this.#liquidity[this.#at] as number
      const end = this.#steps[this.#at + 1] as number
      const room = liquidity > 0 ? liquidity * (end - this.#step) : 0
      if (left <= room) {
        const next = this.#step + left / liquidity
        received += left / (this.#step * next)
        this.#step = next
        left = 0
      } else {
        received += room / (this.#step * end)
        left -= room
        this.#step = end
        this.#at += 1
      }
    }
    return { sold: amount - left, received }
  }

  /** Down to a price, where the ladder reaches it. */
  #walkTo(step: number): void {
    if (!(step > this.#step)) return
    const last = this.#steps.length - 1
    this.#step = Math.min(step, this.#steps[last] as number)
    while (this.#at < last - 1 && (this.#steps[this.#at + 1] as number) <= this.#step) this.#at += 1
  }
}
