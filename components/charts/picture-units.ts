/** Width and height of a picture that is stretched to its frame, in its own units. */
export const SIZE = 1000

/** To a tenth of a unit: finer than any screen shows. */
export const roundUnits = (units: number): number => Math.round(units * 10) / 10
