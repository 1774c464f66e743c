// A target of the indicator: one growth to reach, or five of them for the scores 1 to 5 (domain: the indicator).

/** Growth in tenths of a percent; the five of `levels` grow. */
export type Target =
  | { kind: 'percent'; tenths: number }
  | { kind: 'levels'; tenths: readonly [number, number, number, number, number] }
