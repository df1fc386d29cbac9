'use client'

import Link from 'next/link'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { getTipPlace } from './get-tip-place'

const LEAVE_MS = 150

type Props = { href: string; definition: string; children: ReactNode }

/**
 * A link with a definition that shows while it has keyboard focus or a pointer over it, on touch at the first tap
 * (the second follows the link). Escape closes it; the pointer may rest on it. Without scripts it is the link alone.
 */
export function TermTip({ href, definition, children }: Props) {
  const id = useId()
  const link = useRef<HTMLAnchorElement>(null)
  const tip = useRef<HTMLSpanElement>(null)
  const open = useRef<AbortController>(null)
  const leaving = useRef<ReturnType<typeof setTimeout>>(undefined)
  const touched = useRef(false)

  const hide = () => {
    clearTimeout(leaving.current)
    if (!open.current) return
    open.current.abort()
    open.current = null
    tip.current?.hidePopover()
  }
  const show = () => {
    clearTimeout(leaving.current)
    if (open.current || !tip.current || !link.current) return
    tip.current.showPopover()
    const { left, top } = getTipPlace(link.current.getBoundingClientRect(), {
      tip: tip.current.getBoundingClientRect(),
      view: { width: document.documentElement.clientWidth, height: innerHeight },
    })
    tip.current.style.left = `${left + scrollX}px`
    tip.current.style.top = `${top + scrollY}px`
    open.current = new AbortController()
    const { signal } = open.current
    document.addEventListener('keydown', ({ key }) => key === 'Escape' && hide(), { signal })
    document.addEventListener('pointerdown', ({ target }) => !isWithin(target) && hide(), {
      signal,
    })
  }
  const isWithin = (target: EventTarget | null) =>
    target instanceof Node && (link.current?.contains(target) || tip.current?.contains(target))
  const leave = () => {
    clearTimeout(leaving.current)
    leaving.current = setTimeout(() => {
      if (!link.current?.matches(':focus-visible')) hide()
    }, LEAVE_MS)
  }

  useEffect(
    () => () => {
      clearTimeout(leaving.current)
      open.current?.abort()
    },
    [],
  )

  return (
    <>
      <Link
        ref={link}
        href={href}
        prefetch={false}
        aria-describedby={id}
        className="cursor-help underline decoration-dotted decoration-rule-strong underline-offset-3 hover:decoration-current"
        onFocus={({ target }) => target.matches(':focus-visible') && show()}
        onBlur={hide}
        onPointerEnter={({ pointerType }) => pointerType === 'mouse' && show()}
        onPointerLeave={({ pointerType }) => pointerType === 'mouse' && leave()}
        onPointerDown={({ pointerType }) => {
          touched.current = pointerType === 'touch'
        }}
        onClick={(event) => {
          if (!touched.current || open.current) return
          event.preventDefault()
          show()
        }}
      >
        {children}
      </Link>
      <span
        ref={tip}
        id={id}
        role="tooltip"
        popover="manual"
        className="absolute inset-auto m-0 w-max max-w-[min(22rem,calc(100vw-1.5rem))] whitespace-normal rounded-r border border-rule-strong bg-panel px-3 py-2 text-left font-normal text-ink text-t1"
        onPointerEnter={show}
        onPointerLeave={leave}
      >
        {definition}
      </span>
    </>
  )
}
