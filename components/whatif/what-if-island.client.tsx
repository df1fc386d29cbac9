'use client'

import { type ComponentType, type ReactNode, useEffect, useRef, useState } from 'react'
import type { RiskInput } from '@/lib/api/risk-input'
import { pickWhatIfFields, type WhatIfFields } from '@/lib/api/what-if/what-if-fields'
import { FORM_ID } from './actions'
import { loadWorld } from './load-world'
import type { OpenWorld } from './world'

type Live = ComponentType<{
  input: RiskInput
  openWorld: OpenWorld
  path: string
  hidden: Readonly<Record<string, string>>
  begin: WhatIfFields
  focusId: string | null
}>

/**
 * Puts the live what-if in the place of the server's form once it is near or touched: its code is not part of
 * what the page loads first. What was typed meanwhile and the focus are kept.
 */
export function WhatIfIsland({
  input,
  path,
  hidden,
  children,
}: {
  input: RiskInput
  path: string
  hidden: Readonly<Record<string, string>>
  children: ReactNode
}) {
  const place = useRef<HTMLDivElement>(null)
  const { protocol } = input
  const [live, setLive] = useState<{
    Live: Live
    openWorld: OpenWorld
    begin: WhatIfFields
    focusId: string | null
  }>()
  const isLive = live !== undefined
  useEffect(() => {
    const element = place.current
    if (isLive || !element) return
    let isWanted = true
    const load = () => {
      stop()
      Promise.all([import('./what-if-live.client'), loadWorld(protocol)]).then(
        ([{ default: Live }, openWorld]) => {
          if (!isWanted) return
          const focused = document.activeElement
          const focusId = focused && element.contains(focused) ? focused.id : ''
          const begin = readForm(element)
          setLive({ Live, openWorld, begin, focusId: focusId === '' ? null : focusId })
        },
        // The form stays as the server drew it: it works without the script.
        () => {},
      )
    }
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) load()
      },
      { rootMargin: '400px' },
    )
    const stop = () => {
      observer.disconnect()
      element.removeEventListener('focusin', load)
      element.removeEventListener('pointerover', load)
    }
    // The place itself has no box.
    for (const child of element.children) observer.observe(child)
    element.addEventListener('focusin', load)
    element.addEventListener('pointerover', load)
    return () => {
      isWanted = false
      stop()
    }
  }, [isLive, protocol])
  return (
    <div ref={place} className="contents" data-what-if={live ? 'live' : 'form'}>
      {live ? (
        <live.Live
          {...{ input, path, hidden }}
          openWorld={live.openWorld}
          begin={live.begin}
          focusId={live.focusId}
        />
      ) : (
        children
      )}
    </div>
  )
}

/** What the URL says, and over it what the reader has changed in the form. */
function readForm(element: Element): WhatIfFields {
  const fields = new Map(new URLSearchParams(window.location.search))
  const form = element.querySelector(`#${FORM_ID}`)
  if (form instanceof HTMLFormElement)
    for (const field of form.elements) if (isChanged(field)) fields.set(field.name, field.value)
  return pickWhatIfFields(fields)
}

function isChanged(field: Element): field is HTMLInputElement | HTMLSelectElement {
  if (field instanceof HTMLInputElement) return field.value !== field.defaultValue
  if (!(field instanceof HTMLSelectElement)) return false
  const first = [...field.options].find(({ defaultSelected }) => defaultSelected)
  return field.value !== (first ?? field.options[0])?.value
}
