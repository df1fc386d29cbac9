import { type ReactNode, useId, useState } from 'react'

const CONTROL =
  'h-9 w-full min-w-0 rounded-r border border-rule-strong bg-panel px-2.5 text-t2 text-ink'

/** A labelled choice. A value of the URL that is not offered is added. */
export function ChoiceField({
  name,
  label,
  value,
  options,
  onChange,
}: {
  name: string
  label: ReactNode
  value: string
  options: readonly { value: string; label: string }[]
  onChange: (value: string) => void
}) {
  const isOffered = options.some((option) => option.value === value)
  return (
    <label className="block min-w-0 text-muted text-t1">
      {label}
      <select
        name={name}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className={`mt-0.5 block ${CONTROL}`}
      >
        {isOffered ? null : <option value={value}>{value}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  )
}

type Bounds = { min: number; max: number; step: number }

/**
 * A slider, and a number for who wants it exactly. The slider's own value is what the URL says; the number is in
 * `unit` (percent: a hundred times as much).
 */
export function RangeField({
  name,
  label,
  value,
  text,
  bounds,
  unit,
  onChange,
}: {
  name: string
  label: string
  value: number
  /** The value in words. */
  text: string
  bounds: Bounds
  unit: '%' | ''
  onChange: (value: number) => void
}) {
  const id = useId()
  const factor = unit === '%' ? 100 : 1
  const min = Math.min(bounds.min, value)
  const max = Math.max(bounds.max, value)
  return (
    <div className="min-w-0 text-t1">
      <label htmlFor={id} className="flex justify-between gap-2 text-muted">
        <span>{label}</span>
        <b className="whitespace-nowrap text-ink">{text}</b>
      </label>
      <div className="mt-0.5 flex h-9 items-center gap-2">
        <input
          id={id}
          type="range"
          name={name}
          min={min}
          max={max}
          step={bounds.step}
          value={value}
          aria-valuetext={text}
          onChange={(event) => onChange(Number(event.target.value))}
          className="min-w-0 flex-1 accent-[var(--accent)]"
        />
        <span className="needs-script flex items-center gap-1 text-muted">
          <NumberBox
            label={`${label}${unit === '%' ? ', percent' : ''}`}
            value={toShort(value * factor)}
            bounds={{
              min: toShort(min * factor),
              max: toShort(max * factor),
              step: toShort(bounds.step * factor),
            }}
            onChange={(next) => onChange(toShort(next / factor))}
          />
          {unit}
        </span>
      </div>
    </div>
  )
}

/** What is typed stays as typed while it is; only numbers within bounds are handed on. */
function NumberBox({
  label,
  value,
  bounds,
  onChange,
}: {
  label: string
  value: number
  bounds: Bounds
  onChange: (value: number) => void
}) {
  const [draft, setDraft] = useState<string | null>(null)
  return (
    <input
      type="number"
      inputMode="decimal"
      aria-label={label}
      {...bounds}
      value={draft ?? String(value)}
      onBlur={() => setDraft(null)}
      onChange={({ target }) => {
        setDraft(target.value)
        const next = target.valueAsNumber
        if (next >= bounds.min && next <= bounds.max) onChange(next)
      }}
      className="h-9 w-20 rounded-r border border-rule-strong bg-panel px-2 text-right text-ink text-t2"
    />
  )
}

export function NumberField({
  name,
  label,
  value,
  bounds,
  hint,
  onChange,
}: {
  name: string
  label: string
  /** null: nothing is said. */
  value: number | null
  bounds: Bounds
  hint?: string
  onChange: (value: number | null) => void
}) {
  const [draft, setDraft] = useState<string | null>(null)
  return (
    <label className="block min-w-0 text-muted text-t1">
      {label}
      <input
        type="number"
        name={name}
        inputMode="decimal"
        {...bounds}
        placeholder={hint}
        value={draft ?? (value === null ? '' : String(value))}
        onBlur={() => setDraft(null)}
        onChange={({ target }) => {
          setDraft(target.value)
          const next = target.valueAsNumber
          if (target.value === '') onChange(null)
          else if (next >= bounds.min && next <= bounds.max) onChange(next)
        }}
        className={`mt-0.5 block ${CONTROL}`}
      />
    </label>
  )
}

const toShort = (value: number): number => Number(value.toFixed(6))
