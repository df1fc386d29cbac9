'use client'

import { useSearchParams } from 'next/navigation'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { RiskInput } from '@/lib/api/risk-input'
import {
  parseWhatIfKey,
  pickWhatIfFields,
  toWhatIfQuery,
  type WhatIfFields,
} from '@/lib/api/what-if/what-if-fields'
import { CopyButton } from '../ui/copy-button.client'
import type { WhatIfActions } from './actions'
import { WhatIfPanels } from './what-if-panels'
import type { OpenWorld } from './world'

const URL_PAUSE_MS = 250

/** The what-if with a script: worked out here at every move, against the newest block; the URL follows. */
export default function WhatIfLive({
  input,
  openWorld,
  path,
  hidden,
  begin,
  focusId,
}: {
  input: RiskInput
  openWorld: OpenWorld
  path: string
  hidden: Readonly<Record<string, string>>
  /** What the form said when the script took over. */
  begin: WhatIfFields
  /** Where the reader was. */
  focusId: string | null
}) {
  const [fields, edit] = useWhatIfFields(begin)
  const actions = useMemo((): WhatIfActions => {
    const set: WhatIfActions['set'] = (key, text) =>
      edit((before) => {
        const { [key]: _, ...others } = before
        return text === '' ? others : { ...before, [key]: text }
      })
    return { set, replace: (next) => edit(() => next) }
  }, [edit])
  useEffect(() => {
    if (focusId !== null) document.getElementById(focusId)?.focus({ preventScroll: true })
  }, [focusId])
  return (
    <WhatIfPanels
      {...{ input, openWorld, path, hidden, fields, actions }}
      copy={
        <CopyButton text={toUrl(fields).href} label="Copy link to this what-if">
          Copy link to this what-if
        </CopyButton>
      }
    />
  )
}

type Edit = (change: (before: WhatIfFields) => WhatIfFields) => void

/** The fields, written to the URL once the hand rests; what the URL says by itself (a link followed) wins. */
function useWhatIfFields(begin: WhatIfFields): [WhatIfFields, Edit] {
  const fromUrl = toWhatIfQuery(pickWhatIfFields(useSearchParams()))
  const [seen, setSeen] = useState(fromUrl)
  const [fields, setFields] = useState(begin)
  const written = useRef(new Set([fromUrl]))
  if (seen !== fromUrl) {
    setSeen(fromUrl)
    if (!written.current.has(fromUrl)) setFields(pickWhatIfFields(new URLSearchParams(fromUrl)))
  }
  useEffect(() => {
    const query = toWhatIfQuery(fields)
    const timer = setTimeout(() => {
      const url = toUrl(fields)
      if (url.href === window.location.href) return
      written.current.add(query)
      window.history.replaceState(null, '', url)
    }, URL_PAUSE_MS)
    return () => clearTimeout(timer)
  }, [fields])
  return [fields, setFields]
}

/** This page's address with another what-if. */
function toUrl(fields: WhatIfFields): URL {
  const url = new URL(window.location.href)
  for (const key of [...url.searchParams.keys()]) {
    if (parseWhatIfKey(key)) url.searchParams.delete(key)
  }
  for (const [key, text] of Object.entries(fields)) if (text !== '') url.searchParams.set(key, text)
  return url
}
