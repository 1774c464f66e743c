// What a table that somebody sends may have at most, whatever the format, and what Excel itself sets.

/** Excel takes no more characters in one cell. */
export const LONGEST_CELL = 32_767

/** Columns A to IV, as Excel itself had for long. */
export const MOST_COLUMNS = 256

/** In all sheets of a file together. */
export const MOST_CELLS = 200_000
