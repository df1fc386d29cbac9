import type { CascadeOptions, CascadeRound, CascadeTotals, SalePolicy } from './cascade'
import { findBite, type SaleLimit } from './find-bite'
import { createLedger, type Ledger, MOST_BITES } from './ledger'
import { type OpenVenues, openVenues } from './open-venues'
import { createOracle, type Oracle } from './oracle'
import type { PopulationAsset, PopulationRules, PopulationTerms } from './population'
import { settleBite } from './settle'
import { Stocks } from './stocks'

/** What happened to one account. */
export type RowRecord = {
  liquidations: number
  repaid: number
  seized: number
  returned: number
  badDebt: number
}

const NO_RECORD: RowRecord = { liquidations: 0, repaid: 0, seized: 0, returned: 0, badDebt: 0 }

/** What a run without its result is. */
export type CascadeOutcome = {
  outcome: 'settled' | 'round-limit'
  rounds: CascadeRound[]
  totals: CascadeTotals
  records: ReadonlyMap<number, RowRecord>
  /** By asset: tokens sold and dollars received for them. */
  sold: Float64Array
  received: Float64Array
  lowest: Float64Array
  finalPool: Float64Array
  kinds: OpenVenues['kinds']
}

type Sale = 'bites' | 'auction' | 'shelf'

/** Plays one cascade. */
export class CascadeRun {
  readonly ledger: Ledger
  readonly venues: OpenVenues
  readonly totals: CascadeTotals = {
    liquidations: 0,
    accounts: 0,
    repaid: 0,
    seized: 0,
    returned: 0,
    protocolFee: 0,
    sold: 0,
    received: 0,
    badDebt: 0,
    unsold: 0,
    leftAccounts: 0,
    leftDebt: 0,
  }
  readonly records = new Map<number, RowRecord>()
  readonly sold: Float64Array
  readonly received: Float64Array
  /** Dollars a token that the oracle says in this round. */
  prices: Float64Array
  seconds = 0
  readonly #options: CascadeOptions
  readonly #policy: SalePolicy
  readonly #oracle: Oracle
  readonly #stocks: Stocks
  /** Tokens that a liquidator found no buyer for. */
  readonly #stuck: Float64Array
  readonly #lowest: Float64Array
  #round = newRound(0)

  constructor(options: CascadeOptions, policy: SalePolicy) {
    const { population, shock, venues, oracle } = options
    const shocked = Float64Array.from(shock.prices)
    this.#options = options
    this.#policy = policy
    this.ledger = createLedger(population)
    this.venues = openVenues(population, { venues, shocked })
    this.#oracle = createOracle(shocked, { lagRounds: 1, share: 1, ...oracle })
    this.#stocks = new Stocks(this, policy)
    this.prices = shocked
    this.#lowest = shocked.slice()
    this.#stuck = new Float64Array(shocked.length)
    this.sold = new Float64Array(shocked.length)
    this.received = new Float64Array(shocked.length)
  }

  play(): CascadeOutcome {
    const { maxRounds = 20, roundSeconds = 60, refillPerHour = 0, onRound } = this.#options
    const refill = 1 - (1 - Math.min(1, refillPerHour)) ** (roundSeconds / 3_600)
    const rounds: CascadeRound[] = []
    let outcome: CascadeOutcome['outcome'] = 'round-limit'
    for (let index = 0; index < maxRounds; index += 1) {
      this.seconds = index * roundSeconds
      this.#playRound(index)
      rounds.push(this.#round)
      onRound?.(this.#round)
      for (const venue of this.venues.all) venue.refill(refill)
      this.#oracle.record(this.venues.getFalls())
      if (this.#isSettled(refill)) {
        outcome = 'settled'
        break
      }
    }
    this.#close()
    const finalPool = this.#readPoolPrices()
    const { totals, records, sold, received } = this
    const lowest = this.#lowest
    const { kinds } = this.venues
    return { outcome, rounds, totals, records, sold, received, lowest, finalPool, kinds }
  }

  /** Sells into the asset's venue. @returns tokens sold and dollars received. */
  sell(asset: number, amount: number): { sold: number; received: number } {
    const { sold, received } = (this.venues.byAsset[asset] as OpenVenues['byAsset'][number]).sell(
      amount,
    )
    this.sold[asset] = (this.sold[asset] as number) + sold
    this.received[asset] = (this.received[asset] as number) + received
    const { soldByAsset } = this.#round
    soldByAsset[asset] = (soldByAsset[asset] as number) + sold
    this.#round.received += received
    this.totals.sold += sold * (this.prices[asset] as number)
    this.totals.received += received
    return { sold, received }
  }

  /** Notes a forced sale or what came of one. */
  note(row: number, what: Partial<RowRecord> & { protocolFee?: number }): void {
    const record = this.records.get(row) ?? NO_RECORD
    const { liquidations, repaid, seized, returned, badDebt, protocolFee } = {
      ...NO_RECORD,
      protocolFee: 0,
      ...what,
    }
    this.records.set(row, {
      liquidations: record.liquidations + liquidations,
      repaid: record.repaid + repaid,
      seized: record.seized + seized,
      returned: record.returned + returned,
      badDebt: record.badDebt + badDebt,
    })
    this.totals.liquidations += liquidations
    this.totals.repaid += repaid
    this.totals.seized += seized
    this.totals.returned += returned
    this.totals.badDebt += badDebt
    this.totals.protocolFee += protocolFee
    this.#round.liquidations += liquidations
    this.#round.repaid += repaid
    this.#round.badDebt += badDebt
  }

  #playRound(index: number): void {
    const { population, order = 'largest-debt' } = this.#options
    this.prices = this.#oracle.getPrices()
    this.prices.forEach((price, asset) => {
      if (price < (this.#lowest[asset] as number)) this.#lowest[asset] = price
    })
    this.#round = newRound(population.assets.length)
    this.#round.round = index
    this.#round.seconds = this.seconds
    this.#round.oraclePrices = this.prices.slice()
    this.ledger.setPrices(this.prices)
    this.venues.setPrices(this.prices)
    const rows = this.ledger.listLiquidatable()
    this.#round.liquidatable = rows.length
    for (const row of order === 'row' ? rows : this.#sortByDebt(rows)) this.#liquidate(row)
    this.#stocks.sell()
    this.#round.poolPrices = this.#readPoolPrices()
  }

  #sortByDebt(rows: readonly number[]): number[] {
    const debts = new Map<number, number>()
    for (const row of rows) {
      this.ledger.judge(row)
      debts.set(row, this.ledger.row.debt)
    }
    return rows.toSorted((a, b) => (debts.get(b) as number) - (debts.get(a) as number) || a - b)
  }

  #liquidate(row: number): void {
    this.ledger.judge(row)
    const { rules } = this.ledger.getMarket(row)
    const sale = getSale(this.#policy, rules)
    if (sale === 'auction') this.#stocks.bark(row)
    else if (sale === 'shelf') this.#stocks.absorb(row)
    else this.#bite(row)
  }

  #bite(row: number): void {
    const { profitableOnly = true } = this.#options
    for (let bites = 0; bites < MOST_BITES; bites += 1) {
      const bite = findBite(this.ledger, row, profitableOnly ? this.#limit : undefined)
      if (bite === null) return
      const { legTerms, terms } = this.ledger.population
      const collateral = terms[legTerms[bite.collateralLeg] as number] as PopulationTerms
      const debt = terms[legTerms[bite.debtLeg] as number] as PopulationTerms
      const { repaid, seized, protocolFee } = bite
      const badDebt = settleBite(this.ledger, row, bite)
      this.note(row, { liquidations: 1, repaid, seized, protocolFee, badDebt })
      const kept = this.#isSameToken(collateral, debt) ? repaid : 0
      const dollars = Math.max(0, seized - protocolFee - kept)
      const amount = dollars / ((this.prices[collateral.asset] as number) * collateral.priceFactor)
      const { sold } = this.sell(collateral.asset, amount)
      this.#stuck[collateral.asset] = (this.#stuck[collateral.asset] as number) + amount - sold
      if (!this.ledger.judge(row)) return
    }
  }

  /** Until the next bit would bring less than what it cost. */
  readonly #limit: SaleLimit = ({ collateral, debt, margin }) => {
    if (this.#isSameToken(collateral, debt)) return Number.POSITIVE_INFINITY
    const { asset, priceFactor } = collateral
    const cost = ((this.prices[asset] as number) * priceFactor) / margin
    const venue = this.venues.byAsset[asset] as OpenVenues['byAsset'][number]
    return venue.getAmountDownTo(cost) * cost
  }

  #isSameToken(a: PopulationTerms, b: PopulationTerms): boolean {
    const { assets } = this.ledger.population
    const [one, other] = [assets[a.asset], assets[b.asset]] as [PopulationAsset, PopulationAsset]
    return a.asset === b.asset || one.address === other.address
  }

  #readPoolPrices(): Float64Array {
    return Float64Array.from(this.venues.byAsset, (venue) => venue.getPrice())
  }

  #isSettled(refill: number): boolean {
    if (this.#round.liquidations > 0 || this.#round.soldByAsset.some((sold) => sold > 0))
      return false
    if (!this.#oracle.isStill()) return false
    if (this.#stocks.isWaiting(refill > 0)) return false
    const recovers = refill > 0 && this.venues.all.some((venue) => venue.getPressure() > 0)
    return !(recovers && this.#round.liquidatable > 0)
  }

  #close(): void {
    const { totals, ledger } = this
    totals.accounts = [...this.records.values()].filter(
      ({ liquidations }) => liquidations > 0,
    ).length
    totals.unsold = this.#stocks
      .getTokens()
      .reduce(
        (sum, tokens, asset) =>
          sum + (tokens + (this.#stuck[asset] as number)) * (this.prices[asset] as number),
        0,
      )
    for (const row of ledger.listLiquidatable()) {
      ledger.judge(row)
      totals.leftAccounts += 1
      totals.leftDebt += ledger.row.debt
    }
  }
}

function getSale({ kind }: SalePolicy, rules: PopulationRules): Sale {
  if (kind === 'fixed-spread') return 'bites'
  if (kind === 'dutch-auction') return 'auction'
  if (kind === 'chunks') return 'shelf'
  return rules.kind === 'sky' ? 'auction' : rules.kind === 'compound-v3' ? 'shelf' : 'bites'
}

function newRound(assets: number): CascadeRound {
  return {
    round: 0,
    seconds: 0,
    liquidations: 0,
    liquidatable: 0,
    soldByAsset: new Float64Array(assets),
    received: 0,
    repaid: 0,
    badDebt: 0,
    oraclePrices: new Float64Array(assets),
    poolPrices: new Float64Array(assets),
  }
}
