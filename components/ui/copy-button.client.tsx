'use client'

import { type ReactNode, useEffect, useState } from 'react'
import { Button } from './button'

type Outcome = 'idle' | 'copied' | 'failed'

const SAID = { idle: '', copied: 'Copied', failed: 'Copying is not allowed here' }

/** Puts `text` on the clipboard and says so. With `children` a whole button, without them a small sign. */
export function CopyButton({
  text,
  label,
  children,
}: {
  text: string
  label: string
  children?: ReactNode
}) {
  const [outcome, setOutcome] = useState<Outcome>('idle')
  useEffect(() => {
    if (outcome === 'idle') return
    const timer = setTimeout(() => setOutcome('idle'), 2000)
    return () => clearTimeout(timer)
  }, [outcome])

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setOutcome('copied')
    } catch {
      setOutcome('failed')
    }
  }
  const status = (
    <span role="status" className="sr-only">
      {SAID[outcome]}
    </span>
  )
  if (children) {
    return (
      <Button onClick={copy} className="needs-script">
        {outcome === 'idle' ? children : SAID[outcome]}
        {status}
      </Button>
    )
  }
  return (
    <button
      type="button"
      onClick={copy}
      aria-label={label}
      title={outcome === 'idle' ? label : SAID[outcome]}
      className="needs-script inline-flex size-6 items-center justify-center rounded-r text-faint hover:bg-field hover:text-ink"
    >
      <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" fill="none">
        {outcome === 'copied' ? (
          <path d="M2 7.5 5.5 11 12 3.5" stroke="currentColor" strokeWidth="1.75" />
        ) : (
          <path
            d="M4.5 4.5v-3h8v8h-3m-8-5h8v8h-8z"
            stroke="currentColor"
            strokeWidth="1.25"
            strokeLinejoin="round"
          />
        )}
      </svg>
      {status}
    </button>
  )
}
