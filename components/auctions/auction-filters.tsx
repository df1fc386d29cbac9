import type { Market } from '@/lib/api/schema/market'
import { FilterForm, SelectField } from '../page-query/fields'
import { type AuctionFilters, isFiltered, toAuctionsHref } from './auction-params'

const STATUSES = [
  { value: 'live', label: 'on sale' },
  { value: 'ended', label: 'over' },
]

/** Which auctions are shown. */
export function AuctionFilterForm({
  filters,
  markets,
}: {
  filters: AuctionFilters
  /** Those that sell by auction. */
  markets: readonly Pick<Market, 'id' | 'name'>[]
}) {
  return (
    <FilterForm
      key={toAuctionsHref(filters)}
      action="/auctions"
      label="Which auctions"
      clearHref={isFiltered(filters) ? '/auctions' : null}
    >
      <SelectField
        name="market"
        label="Market"
        any="all markets"
        value={filters.market}
        options={markets.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <SelectField
        name="status"
        label="State"
        any="on sale and over"
        value={filters.status}
        options={STATUSES}
      />
    </FilterForm>
  )
}
