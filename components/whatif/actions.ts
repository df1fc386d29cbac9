import type { WhatIfFields } from '@/lib/api/what-if/what-if-fields'

/** What the controls do where a script runs; without one they are a form that the server answers. */
export type WhatIfActions = {
  /** An empty text takes the field out. */
  set(key: string, text: string): void
  replace(fields: WhatIfFields): void
}

/** The form of a page; its parts may stand outside of it. */
export const FORM_ID = 'what-if-form'

/** Where the page jumps after the form was sent. */
export const PANEL_ID = 'what-if'

export const toFieldId = (key: string) => `what-if-${key}`
