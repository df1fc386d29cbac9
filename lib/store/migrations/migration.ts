/** One step forward of the tables. Never changed once it was released: a change is another step. */
export type Migration = {
  /** 1, 2, 3 … */
  id: number
  name: string
  /** Run one after another in one transaction. */
  statements: readonly string[]
}
