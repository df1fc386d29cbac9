import type { SalePolicy } from './cascade'
import type { CascadeRun } from './cascade-run'
import type { PopulationAsset, PopulationTerms } from './population'
import { takeAll } from './settle'
import { type AuctionTerms, getLotPrice, type Lot, needsRedo, type ShelfItem } from './stock'

const NOTHING = 1e-9

/** What the protocols hold between the seizure and the sale: auctions that run and shelves. */
export class Stocks {
  readonly #run: CascadeRun
  readonly #policy: SalePolicy
  #lots: Lot[] = []
  readonly #shelves = new Map<number, ShelfItem>()
  /** By market: dollars that auctions may still raise; dollars that the reserves are below their target. */
  readonly #rooms = new Map<number, number>()

  constructor(run: CascadeRun, policy: SalePolicy) {
    this.#run = run
    this.#policy = policy
    run.ledger.population.markets.forEach(({ rules }, market) => {
      const isOwn = policy.kind === 'own'
      if (isOwn && rules.kind === 'sky') this.#rooms.set(market, rules.room)
      if (isOwn && rules.kind === 'compound-v3') this.#rooms.set(market, rules.shelfRoom)
    })
  }

  /** Moves a row's position into auctions, one a collateral: as much as the limits let go. */
  bark(row: number): void {
    const { ledger, prices, seconds } = this.#run
    const { starts, middles, legTerms, terms, accountMarkets } = ledger.population
    const market = accountMarkets[row] as number
    const auction = this.#getAuctionTerms(row)
    const { collateral, debt } = ledger.row
    if (auction === null || collateral <= 0) return
    const tab = debt * this.#getBonus(row)
    const share = this.#getShare(row, { debt, tab })
    if (share === 0) return
    this.#addRoom(market, -tab * share)
    let taken = 0
    for (let leg = starts[row] as number; leg < (middles[row] as number); leg += 1) {
      const term = terms[legTerms[leg] as number] as PopulationTerms
      const held = ledger.amounts[leg] as number
      const price = (prices[term.asset] as number) * term.priceFactor
      const part = (held * price) / collateral
      if (!(part > 0)) continue
      ledger.amounts[leg] = held * (1 - share)
      taken += held * share * price
      const [due, top] = [debt * share * part, price * auction.buf]
      this.#lots.push({
        row,
        asset: term.asset,
        amount: held * share,
        tab: tab * share * part,
        due,
        paid: 0,
        top,
        startedAt: seconds,
        terms: auction,
      })
    }
    for (let leg = middles[row] as number; leg < (starts[row + 1] as number); leg += 1) {
      ledger.amounts[leg] = (ledger.amounts[leg] as number) * (1 - share)
    }
    ledger.touch(row)
    this.#run.note(row, { liquidations: 1, seized: taken })
  }

  /** The protocol takes a whole position onto its shelf. */
  absorb(row: number): void {
    const { ledger } = this.#run
    const { starts, middles, legTerms, accountMarkets } = ledger.population
    const { rules } = ledger.getMarket(row)
    if (rules.kind === 'compound-v3' && rules.isPaused) return
    const held: [term: number, amount: number][] = []
    for (let leg = starts[row] as number; leg < (middles[row] as number); leg += 1) {
      held.push([legTerms[leg] as number, ledger.amounts[leg] as number])
    }
    const taken = takeAll(ledger, row)
    for (const [term, amount] of held) this.#putOnShelf(term, amount)
    this.#addRoom(accountMarkets[row] as number, Math.max(taken.debt, taken.credit))
    const { badDebt } = taken
    const repaid = taken.debt - badDebt
    const returned = Math.max(0, taken.credit - taken.debt)
    this.#run.note(row, { liquidations: 1, seized: taken.collateral, repaid, returned, badDebt })
  }

  /** What finds a buyer in this round: oldest auctions first, then the shelves. */
  sell(): void {
    for (const lot of this.#lots) this.#sellLot(lot)
    this.#lots = this.#lots.filter(({ amount, tab }) => amount > NOTHING && tab > NOTHING)
    for (const item of this.#shelves.values()) this.#sellItem(item)
  }

  /** Whether time alone may still sell something. */
  isWaiting(refills: boolean): boolean {
    if (this.#lots.length > 0) return true
    for (const { amount, chunk, asset } of this.#shelves.values()) {
      if (!(amount > NOTHING)) continue
      const isOpen = (this.#run.venues.byAsset[asset]?.getMarginalPrice() ?? 0) > 0
      if (isOpen && (refills || chunk < amount)) return refills || this.#canSell(asset)
    }
    return false
  }

  /** Not sold yet, by asset. */
  getTokens(): Float64Array {
    const tokens = new Float64Array(this.#run.prices.length)
    const all = [...this.#lots, ...this.#shelves.values()]
    for (const { asset, amount } of all) tokens[asset] = (tokens[asset] as number) + amount
    return tokens
  }

  #canSell(asset: number): boolean {
    return [...this.#shelves.values()].some(
      (item) =>
        item.asset === asset &&
        item.amount > NOTHING &&
        (this.#run.venues.byAsset[asset]?.getMarginalPrice() ?? 0) > this.#getAsk(item),
    )
  }

  #sellLot(lot: Lot): void {
    const { venues, prices, seconds } = this.#run
    if (needsRedo(lot, seconds)) {
      lot.top = (prices[lot.asset] as number) * lot.terms.buf
      lot.startedAt = seconds
    }
    const price = getLotPrice(lot, seconds)
    const venue = venues.byAsset[lot.asset]
    if (venue === undefined || !(venue.getMarginalPrice() > price)) return
    const wanted = price > 0 ? lot.tab / price : lot.amount
    const amount = Math.min(lot.amount, wanted, venue.getAmountDownTo(price))
    const { sold } = this.#run.sell(lot.asset, amount)
    const before = Math.min(lot.paid, lot.due)
    lot.paid += sold * price
    lot.tab -= sold * price
    lot.amount -= sold
    const repaid = Math.min(lot.paid, lot.due) - before
    const isEmpty = lot.amount <= NOTHING * amount
    if (isEmpty) lot.amount = 0
    const badDebt = isEmpty ? Math.max(0, lot.due - lot.paid) : 0
    const returned = lot.tab > NOTHING ? 0 : lot.amount * (prices[lot.asset] as number)
    this.#run.note(lot.row, { repaid, returned, badDebt: badDebt < lot.due * 1e-12 ? 0 : badDebt })
    const { accountMarkets } = this.#run.ledger.population
    // Once a lot is sold out, what it could not raise frees the limit too.
    const freed = sold * price + (isEmpty ? Math.max(0, lot.tab) : 0)
    this.#addRoom(accountMarkets[lot.row] as number, freed)
  }

  #sellItem(item: ShelfItem): void {
    const venue = this.#run.venues.byAsset[item.asset]
    const room = this.#rooms.get(item.market) ?? Number.POSITIVE_INFINITY
    const ask = this.#getAsk(item)
    if (venue === undefined || !(item.amount > NOTHING) || !(room > 0)) return
    const amount = Math.min(item.amount, item.chunk, venue.getAmountDownTo(ask))
    if (!(amount > 0)) return
    const { sold } = this.#run.sell(item.asset, amount)
    item.amount = Math.max(0, item.amount - sold)
    this.#addRoom(item.market, -sold * ask)
  }

  #getAsk({ asset, discount }: ShelfItem): number {
    return (this.#run.prices[asset] as number) * (1 - discount)
  }

  #putOnShelf(term: number, amount: number): void {
    const { population } = this.#run.ledger
    const { asset, bonus } = population.terms[term] as PopulationTerms
    const { market } = population.assets[asset] as PopulationAsset
    const rules = population.markets[market]?.rules
    const policy = this.#policy
    const [share, discountShare] =
      policy.kind === 'chunks'
        ? [policy.share, policy.discountShare]
        : [1, rules?.kind === 'compound-v3' ? rules.storeFrontPriceFactor : 0]
    const known = this.#shelves.get(term)
    const discount = discountShare * (1 - 1 / Math.max(1, bonus))
    const item = known ?? { term, asset, market, amount: 0, chunk: 0, discount }
    item.amount += amount
    item.chunk += amount * share
    this.#shelves.set(term, item)
  }

  #getAuctionTerms(row: number): AuctionTerms | null {
    const policy = this.#policy
    if (policy.kind === 'dutch-auction') {
      const curve = { kind: 'linear', seconds: policy.seconds } as const
      return { buf: policy.startFactor, tail: policy.seconds, cusp: 0, curve }
    }
    const { rules } = this.#run.ledger.getMarket(row)
    return rules.kind === 'sky' && rules.isLive ? rules : null
  }

  /** Penalty on the debt, with principal: the collaterals' by value. */
  #getBonus(row: number): number {
    const { ledger } = this.#run
    const { starts, middles, legTerms, terms } = ledger.population
    let weighed = 0
    for (let leg = starts[row] as number; leg < (middles[row] as number); leg += 1) {
      const term = legTerms[leg] as number
      const value = (ledger.amounts[leg] as number) * (ledger.values[term] as number)
      weighed += value * Math.max(1, terms[term]?.bonus as number)
    }
    return weighed / ledger.row.collateral
  }

  /** `dog.bark`: all of it, or what the room takes where neither part is dust. */
  #getShare(row: number, { debt, tab }: { debt: number; tab: number }): number {
    const { rules } = this.#run.ledger.getMarket(row)
    const room = this.#rooms.get(this.#run.ledger.population.accountMarkets[row] as number)
    if (rules.kind !== 'sky' || room === undefined) return 1
    if (!(room > 0)) return 0
    if (tab <= room) return 1
    const fits = (room / tab) * debt
    if (debt - fits < rules.dust) return 1
    return fits < rules.dust ? 0 : fits / debt
  }

  #addRoom(market: number, dollars: number): void {
    const room = this.#rooms.get(market)
    if (room !== undefined) this.#rooms.set(market, room + dollars)
  }
}
