'use client'

import { useEffect, useState } from 'react'
import { Button } from '../ui/button'

const SAID = { idle: 'Share', copied: 'Link copied', failed: 'Copy it from the address bar' }

/** Hands the page's link to the phone's own share sheet where there is one and a finger, else to the clipboard. */
export function ShareButton() {
  const [outcome, setOutcome] = useState<keyof typeof SAID>('idle')
  useEffect(() => {
    if (outcome === 'idle') return
    const timer = setTimeout(() => setOutcome('idle'), 2500)
    return () => clearTimeout(timer)
  }, [outcome])

  const share = async () => {
    const url = location.href
    if (navigator.share && matchMedia('(pointer: coarse)').matches) {
      await navigator.share({ title: document.title, url }).catch(() => {})
      return
    }
    try {
      await navigator.clipboard.writeText(url)
      setOutcome('copied')
    } catch {
      setOutcome('failed')
    }
  }
  return (
    <Button onClick={share} className="needs-script">
      <span role="status">{SAID[outcome]}</span>
    </Button>
  )
}
