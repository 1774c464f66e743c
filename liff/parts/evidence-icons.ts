// Outlines of icons for photos; icon.tsx draws them.

export const CAMERA = 'M4 8.5h3.5L9 6h6l1.5 2.5H20V18.5H4zM12 16.3a3.2 3.2 0 100-6.4 3.2 3.2 0 000 6.4z'
export const PICTURE = 'M4.5 5.5h15v13h-15zM5 16l4.5-4.5 3 3L15 12l4 4M14.8 9.2v.1'
