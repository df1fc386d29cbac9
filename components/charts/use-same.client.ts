'use client'

import { useState } from 'react'

/** The value of before while the new one is made of the same: what depends on it is not drawn again. Plain data only. */
export function useSame<Value>(value: Value): Value {
  const [kept, keep] = useState(value)
  if (kept === value || JSON.stringify(kept) === JSON.stringify(value)) return kept
  keep(value)
  return value
}
