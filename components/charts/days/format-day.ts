const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A UTC day `YYYY-MM-DD` for people: `9 Oct`. What is no such day stays as it is. */
export function formatDay(day: string): string {
  const month = MONTHS[Number(day.slice(5, 7)) - 1]
  const date = Number(day.slice(8, 10))
  return month && date > 0 ? `${date} ${month}` : day
}
