// What a text that a person wrote may consist of, on every way in: pages, chat and spreadsheets alike.

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused here
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/

/** No control characters but tab and line breaks, and no half of a letter (broken UTF-16). */
export const isPlainText = (text: string): boolean => !CONTROL.test(text) && text.isWellFormed()
