// Outlines of icons beside ways onward; kept out of what the form loads.

export const GRID = 'M4.5 5h15v14h-15zM4.5 9.7h15M4.5 14.3h15M9.5 5v14M14.5 5v14'
export const BOARD = 'M4.5 4.5h6v6h-6zM13.5 4.5h6v6h-6zM4.5 13.5h6v6h-6zM13.5 13.5h6v6h-6z'
export const TREND = 'M4 17l5.5-6 4 3.5L20 7M15 7h5v5'
export const SHOP = 'M4.5 10v9.5h15V10M3.5 10l2-5.5h13l2 5.5zM9.5 19.5V14h5v5.5'
export const BELL = 'M6 16.5V11a6 6 0 0112 0v5.5l1.5 2h-15zM10 20.5h4'
export const LETTER = 'M4 6h16v12H4zM4 7l8 6.5L20 7'
export const KEY = 'M8.5 16.5a4 4 0 110-8 4 4 0 010 8zM12.5 12.5H21v3.5M17 12.5v2.5'
export const KEYS = 'M3.5 7h17v10.5h-17zM7 10.5h.5M10.5 10.5h.5M14 10.5h.5M17 10.5h.5M8 14h8'
