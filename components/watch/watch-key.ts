/** Where the browser keeps the watchlist. */
export const WATCH_KEY = 'plimsoll.watch'
