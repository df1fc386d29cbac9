'use client'

import { type ReactNode, useEffect, useId, useRef } from 'react'

/** The browser's own modal dialog: it keeps the focus, Escape and a press beside it close it. */
export function Dialog({
  title,
  onClose,
  children,
}: {
  title: string
  onClose: () => void
  children: ReactNode
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const element = dialog.current
    if (element && !element.open) element.showModal()
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the press beside it is an extra; Escape closes it too
    <dialog
      ref={dialog}
      aria-labelledby={id}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose()
      }}
      className="m-auto w-[min(26rem,calc(100vw-1.5rem))] rounded-r border border-rule bg-panel p-0 text-ink backdrop:bg-[rgb(6_20_18/0.55)]"
    >
      <div className="p-4">
        <div className="mb-3 flex items-center justify-between gap-3">
          <h2 id={id}>{title}</h2>
          <button
            type="button"
            onClick={onClose}
            aria-label="Close"
            className="inline-flex size-8 items-center justify-center rounded-r text-muted hover:bg-field hover:text-ink"
          >
            <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
              <path d="m2 2 10 10m0-10L2 12" stroke="currentColor" strokeWidth="1.75" />
            </svg>
          </button>
        </div>
        {children}
      </div>
    </dialog>
  )
}
