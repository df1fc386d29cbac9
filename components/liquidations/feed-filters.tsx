import type { Market } from '@/lib/api/schema/market'
import { getListedAssets } from '../charts/asset-options'
import { FilterForm, SelectField, TextField } from '../page-query/fields'
import { type FeedFilters, isFiltered, toFeedHref } from './feed-params'

const MECHANISMS = [
  { value: 'fixed-spread', label: 'at once, at a set bonus' },
  { value: 'auction', label: 'by auction' },
  { value: 'absorption', label: 'taken by the protocol' },
] satisfies { value: NonNullable<FeedFilters['mechanism']>; label: string }[]

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** Which liquidations are shown. A time of day in the URL stays one: only bare days get a day's control. */
export function FeedFilterForm({
  filters,
  markets,
}: {
  filters: FeedFilters
  markets: readonly Market[]
}) {
  const dateType = (value: string | undefined) =>
    value === undefined || DAY.test(value) ? 'date' : 'text'
  return (
    <FilterForm
      key={toFeedHref(filters)}
      action="/liquidations"
      label="Which liquidations"
      clearHref={isFiltered(filters) ? '/liquidations' : null}
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
        label="Asset taken or repaid"
        any="any asset"
        value={filters.asset}
        options={getListedAssets(markets).map((option) => ({
          value: option.address,
          label: option.label,
        }))}
      />
      <SelectField
        name="mechanism"
        label="How it was sold"
        any="any way"
        value={filters.mechanism}
        options={MECHANISMS}
      />
      <TextField name="account" label="Borrower" value={filters.account} hint="0x…" />
      <TextField name="liquidator" label="Liquidator" value={filters.liquidator} hint="0x…" />
      <TextField
        name="from"
        label="From (UTC)"
        type={dateType(filters.from)}
        value={filters.from}
      />
      <TextField name="to" label="To (UTC)" type={dateType(filters.to)} value={filters.to} />
    </FilterForm>
  )
}
