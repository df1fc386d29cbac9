import type { Market } from '@/lib/api/schema/market'
import { formatParameter } from '@/lib/format'
import { getListedAssets } from '../charts/asset-options'
import { FilterForm, SelectField, TextField } from '../page-query/fields'
import { type BookFilters, isFiltered, toBookHref } from './book-params'

const DISTANCES = [
  { value: '0', label: 'liquidatable now' },
  { value: '0.01', label: 'within 1 %' },
  { value: '0.05', label: 'within 5 %' },
  { value: '0.1', label: 'within 10 %' },
  { value: '0.2', label: 'within 20 %' },
  { value: '0.5', label: 'within 50 %' },
]

/** What is offered, and what a link chose beside it. */
function getDistances(chosen: string | undefined) {
  if (chosen === undefined || DISTANCES.some(({ value }) => value === chosen)) return DISTANCES
  return [...DISTANCES, { value: chosen, label: `within ${formatParameter(chosen)}` }]
}

/** What of the book is shown. */
export function BookFilterForm({
  filters,
  markets,
}: {
  filters: BookFilters
  markets: readonly Market[]
}) {
  const chosen = markets.filter(
    (market) => filters.market === undefined || market.id === filters.market,
  )
  return (
    <FilterForm
      key={toBookHref(filters)}
      action="/accounts"
      label="Which loans"
      hidden={{ sort: filters.sort === 'distance' ? undefined : filters.sort }}
      clearHref={isFiltered(filters) ? toBookHref({ sort: filters.sort }) : null}
    >
      <SelectField
        name="market"
        label="Market"
        any="all markets"
        value={filters.market}
        options={markets.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <SelectField
        name="asset"
        label="Asset held or owed"
        any="any asset"
        value={filters.asset}
        options={getListedAssets(chosen.length > 0 ? chosen : markets).map((option) => ({
          value: option.address,
          label: option.label,
        }))}
      />
      <SelectField
        name="maxDistance"
        label="All collateral may fall"
        any="any distance"
        value={filters.maxDistance}
        options={getDistances(filters.maxDistance)}
      />
      <TextField name="minDebtUsd" label="Owed, at least ($)" value={filters.minDebtUsd} hint="0" />
    </FilterForm>
  )
}
