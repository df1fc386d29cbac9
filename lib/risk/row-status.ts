/** What a row of columns holds: `Health`'s kinds as small integers. */
export const STATUS_NO_DEBT = 0
export const STATUS_PRICED = 1
export const STATUS_UNPRICED = 2
