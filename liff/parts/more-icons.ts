// Outlines of icons that no page needs for its first paint; icon.tsx draws them.

export const CLOCK = 'M12 7.5V12l3 2'
export const CLOSE = 'M6.5 6.5l11 11M17.5 6.5l-11 11'
export const PLUS = 'M12 5v14M5 12h14'
export const LOCK = 'M7 11V8.5a5 5 0 0110 0V11M6 11h12v8.5H6z'
export const PEN = 'M5 19l1-4L16.5 4.5l3 3L9 18z'
export const CALENDAR = 'M5 6.5h14V19H5zM5 10.5h14M8.5 4v4M15.5 4v4'
export const CHART = 'M5 19V11M10 19V5M15 19v-6M20 19V8'
export const PEOPLE =
  'M9 11.5a3.5 3.5 0 100-7 3.5 3.5 0 000 7zM3 19.5c0-3.5 2.5-5 6-5s6 1.5 6 5M16 5a3.3 3.3 0 010 6.3M17.5 14.8c2.2.5 3.5 2 3.5 4.7'
export const RIGHT = 'M9.5 5.5L16 12l-6.5 6.5'
export const SEARCH = 'M10.5 17a6.5 6.5 0 100-13 6.5 6.5 0 000 13zM15.5 15.5L20 20'
export const FOLDER = 'M4 18.5V6h5.5l2 2.5H20v10z'
export const PAST = 'M12 20.5a8.5 8.5 0 100-17 8.5 8.5 0 000 17zM12 8v4.5l3 2'
