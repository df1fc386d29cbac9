import type { ReactNode } from 'react'
import { FORM_ID, toFieldId, type WhatIfActions } from './actions'
import type { Slider } from './form-rows'

const CONTROL =
  'h-8 min-w-0 scroll-mb-28 rounded-r border border-rule-strong bg-panel px-2 text-t2 text-ink placeholder:text-faint'

/** One line of the form: its name, what it does in words, its field and the slider that writes into it. */
export function SliderField(props: {
  name: string
  label: ReactNode
  /** The slider's own name, and what it says at this place. */
  sliderLabel: string
  sliderText: string
  note: ReactNode
  text: string
  placeholder: string
  unit?: string
  slider: Slider | null
  actions: WhatIfActions | undefined
}) {
  const { name, label, note, text, placeholder, unit, slider, actions } = props
  return (
    <div className="grid grid-cols-[minmax(3rem,1fr)_auto] items-center gap-x-3">
      <label htmlFor={toFieldId(name)} className="min-w-0">
        {label}
      </label>
      <span className="flex items-center gap-2">
        <span className="text-right text-muted text-t1">{note}</span>
        <TextField
          {...{ name, text, placeholder, actions }}
          className="w-24 shrink-0 text-right sm:w-28"
        />
        {unit === undefined ? null : (
          <span aria-hidden="true" className="-ml-1 w-3 text-muted text-t1">
            {unit}
          </span>
        )}
      </span>
      {slider === null ? null : (
        <input
          type="range"
          aria-label={props.sliderLabel}
          aria-valuetext={props.sliderText}
          id={toFieldId(`${name}-slider`)}
          min={slider.min}
          max={slider.max}
          step={1}
          {...(actions
            ? {
                value: slider.place,
                onChange: (event) =>
                  actions.set(name, slider.toText(event.currentTarget.valueAsNumber)),
              }
            : { defaultValue: slider.place })}
          className="needs-script col-span-2 h-6 w-full scroll-mb-28 accent-[var(--accent)]"
        />
      )}
    </div>
  )
}

/** A field of the form; what it holds is what the URL says. */
export function TextField({
  name,
  text,
  placeholder,
  actions,
  className = '',
}: {
  name: string
  text: string
  placeholder: string
  actions: WhatIfActions | undefined
  className?: string
}) {
  return (
    <input
      type="text"
      inputMode="decimal"
      name={name}
      id={toFieldId(name)}
      form={FORM_ID}
      placeholder={placeholder}
      autoComplete="off"
      spellCheck={false}
      {...(actions
        ? { value: text, onChange: (event) => actions.set(name, event.currentTarget.value) }
        : { defaultValue: text })}
      className={`${CONTROL} ${className}`}
    />
  )
}

/** A choice of the form; the empty value leaves things as they are. */
export function ChoiceField({
  name,
  label,
  text,
  options,
  actions,
}: {
  name: string
  label: ReactNode
  text: string
  options: readonly { value: string; label: string }[]
  actions: WhatIfActions | undefined
}) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,60%)] items-center gap-x-3">
      <label htmlFor={toFieldId(name)} className="min-w-0">
        {label}
      </label>
      <select
        name={name}
        id={toFieldId(name)}
        form={FORM_ID}
        {...(actions
          ? { value: text, onChange: (event) => actions.set(name, event.currentTarget.value) }
          : { defaultValue: text })}
        className={CONTROL}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}

/** Fields that belong together under a name of their own. */
export function FieldGroup({ legend, children }: { legend: string; children: ReactNode }) {
  return (
    <fieldset className="grid min-w-0 gap-2.5">
      <legend className="mb-1 font-bold text-muted text-t1">{legend}</legend>
      {children}
    </fieldset>
  )
}

/** The same, shut until it is wanted; open where something in it is set. */
export function FoldedFields({
  summary,
  isOpen,
  children,
}: {
  summary: string
  isOpen: boolean
  children: ReactNode
}) {
  return (
    <details {...(isOpen && { open: true })} className="border-rule border-t pt-2.5">
      <summary className="min-h-6 scroll-mb-28 text-muted">{summary}</summary>
      <div className="grid gap-4 pt-3 pb-1">{children}</div>
    </details>
  )
}
