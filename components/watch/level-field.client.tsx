'use client'

import { useId, useState } from 'react'
import { zLevel } from './watch-list'

/** The health below which an account is reported; taken over once it is one, by Enter or on leaving. */
export function LevelField({
  level,
  labelledBy,
  onChange,
}: {
  level: string
  labelledBy: string
  onChange: (level: string) => void
}) {
  const id = useId()
  const [draft, setDraft] = useState<string>()
  const isBad = draft !== undefined && !zLevel.safeParse(draft).success
  const keep = () => {
    if (draft === undefined || isBad) return
    if (draft !== level) onChange(draft)
    setDraft(undefined)
  }
  return (
    <>
      <span id={id} className="sr-only">
        Warn below
      </span>
      <input
        value={draft ?? level}
        inputMode="decimal"
        autoComplete="off"
        maxLength={9}
        aria-labelledby={`${id} ${labelledBy}`}
        aria-invalid={isBad}
        title={isBad ? 'A health factor, such as 1.2' : undefined}
        onChange={({ currentTarget }) => setDraft(currentTarget.value.trim().replace(',', '.'))}
        onBlur={() => (isBad ? setDraft(undefined) : keep())}
        onKeyDown={({ key }) => {
          if (key === 'Enter') keep()
          if (key === 'Escape') setDraft(undefined)
        }}
        className={`h-7 w-16 rounded-r border bg-field px-2 text-right ${isBad ? 'border-under' : 'border-rule-strong'}`}
      />
    </>
  )
}
