import { type ReactNode, useId } from 'react'

type Props = {
  /** A sentence that says what is seen, or the name of what stands here. */
  title?: ReactNode
  /** Right of the title: figures or controls. */
  aside?: ReactNode
  /** Block and age of what is shown; `AsOfLine` makes it. */
  footer?: ReactNode
  /** Right in the footer. */
  footerAside?: ReactNode
  /** Names the region where there is no title, or where another has the same. */
  label?: string
  className?: string
  children: ReactNode
}

/** A part of a page with a frame: title, content, and the block that it speaks of. */
export function Panel({ title, aside, footer, footerAside, label, className, children }: Props) {
  const id = useId()
  const named = label ? { 'aria-label': label } : title ? { 'aria-labelledby': id } : {}
  return (
    <section
      {...named}
      className={`min-w-0 rounded-r border border-rule bg-panel${className ? ` ${className}` : ''}`}
    >
      {title || aside ? (
        <header className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 px-4 pt-3.5 pb-2.5">
          {title ? <h2 id={id}>{title}</h2> : null}
          {aside ? <div className="text-t1 text-muted">{aside}</div> : null}
        </header>
      ) : null}
      {children}
      {footer || footerAside ? (
        <footer className="flex flex-wrap justify-between gap-x-3 gap-y-1 border-rule border-t px-4 py-2 text-faint text-t1">
          <div>{footer}</div>
          {footerAside ? <div>{footerAside}</div> : null}
        </footer>
      ) : null}
    </section>
  )
}

/** What scrolls sideways when it must, so that the page never does, not even by words for screen readers only. */
export function PanelScroll({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section aria-label={label} tabIndex={0} className="relative overflow-x-auto">
      {children}
    </section>
  )
}
