import type { ReactNode } from 'react'

/** Block and age of what a panel shows, made once for all panels of a page. */
export type PanelFooter = { footer: ReactNode }
