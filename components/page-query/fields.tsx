import Form from 'next/form'
import type { ReactNode } from 'react'

const CONTROL =
  'mt-0.5 block h-9 w-full min-w-0 rounded-r border border-rule-strong bg-panel px-2.5 text-t2 text-ink'

/** A labelled choice of a filter form; the empty value means "any". A value of the URL that is not offered is added. */
export function SelectField({
  name,
  label,
  value,
  options,
  any,
}: {
  name: string
  label: string
  value: string | undefined
  options: readonly { value: string; label: string }[]
  any: string
}) {
  const offered = options.find((option) => option.value.toLowerCase() === value?.toLowerCase())
  return (
    <label className="min-w-0 text-muted text-t1">
      {label}
      <select name={name} defaultValue={offered?.value ?? value ?? ''} className={CONTROL}>
        <option value="">{any}</option>
        {value === undefined || offered ? null : <option value={value}>{value}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  )
}

export function TextField({
  name,
  label,
  value,
  type = 'text',
  hint,
}: {
  name: string
  label: string
  value: string | undefined
  type?: 'text' | 'date'
  hint?: string
}) {
  return (
    <label className="min-w-0 text-muted text-t1">
      {label}
      <input
        name={name}
        type={type}
        defaultValue={value ?? ''}
        placeholder={hint}
        autoComplete="off"
        spellCheck={false}
        className={CONTROL}
      />
    </label>
  )
}

/** A form whose fields become the page's URL: it works without scripts. */
export function FilterForm({
  action,
  label,
  hidden = {},
  clearHref,
  submit = 'Filter',
  children,
}: {
  action: string
  label: string
  /** View state that the form keeps, such as the order. */
  hidden?: Readonly<Record<string, string | undefined>>
  /** Where the reader gets rid of all filters; null while there is none. */
  clearHref: string | null
  /** What its button says. */
  submit?: string
  children: ReactNode
}) {
  return (
    <search>
      <Form
        action={action}
        prefetch={false}
        scroll={false}
        aria-label={label}
        className="grid grid-cols-2 items-end gap-x-3 gap-y-2 px-4 pt-3.5 pb-3 md:grid-cols-[repeat(auto-fill,minmax(9rem,1fr))]"
      >
        {children}
        {Object.entries(hidden).map(([name, value]) =>
          value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />,
        )}
        <div className="flex h-9 items-center gap-3">
          <button
            type="submit"
            className="h-9 rounded-r border border-rule-strong bg-panel px-3 font-bold hover:bg-field"
          >
            {submit}
          </button>
          {clearHref === null ? null : (
            <a href={clearHref} className="link whitespace-nowrap text-t1">
              Show all
            </a>
          )}
        </div>
      </Form>
    </search>
  )
}
