'use client'

import { useEffect, useState } from 'react'

const THEMES = ['system', 'light', 'dark'] as const
type Theme = (typeof THEMES)[number]

function readTheme(): Theme {
  const theme = document.documentElement.dataset.theme
  return theme === 'light' || theme === 'dark' ? theme : 'system'
}

function setTheme(theme: Theme) {
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
  try {
    if (theme === 'system') localStorage.removeItem('theme')
    else localStorage.setItem('theme', theme)
  } catch {
    // Storage may be forbidden: the choice then holds for this page.
  }
}

/** Light, dark, or what the system says. `components/shell/theme-script.tsx` applies the choice before the first paint. */
export function ThemeChoice() {
  const [theme, setChosen] = useState<Theme>('system')
  useEffect(() => setChosen(readTheme()), [])
  return (
    <label className="needs-script flex items-center gap-2">
      Scheme
      <select
        value={theme}
        onChange={(event) => {
          const next = THEMES.find((each) => each === event.target.value) ?? 'system'
          setTheme(next)
          setChosen(next)
        }}
        className="h-7 rounded-r border border-rule-strong bg-panel px-1.5 text-ink"
      >
        {THEMES.map((each) => (
          <option key={each}>{each}</option>
        ))}
      </select>
    </label>
  )
}
