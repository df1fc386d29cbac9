/** Goes to the account of an address or ENS name; a plain form, so that it works without scripts. */
export function SearchForm({ id = 'search' }: { id?: string }) {
  return (
    <search className="min-w-0 max-w-75 flex-1">
      <form action="/search" method="get">
        <label htmlFor={id} className="sr-only">
          Address or ENS name
        </label>
        <input
          id={id}
          name="q"
          type="search"
          placeholder="Address or ENS name"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={300}
          className="h-9 w-full rounded-r border border-rule-strong bg-field px-3 text-t3 placeholder:text-faint lg:text-t2"
        />
      </form>
    </search>
  )
}
