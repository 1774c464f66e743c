// Keeps texts from becoming formulas where a spreadsheet program guesses what a cell is: in CSV. An apostrophe in front of
// them makes them texts; it is taken away again when a file comes back.

/** Also behind spaces and invisible characters, and in the wide letters that Excel folds into the plain ones. */
const FORMULA = /^[\s\p{Cf}\p{Cc}]*[=+\-@|]/u
const MARK = "'"

const isFormula = (text: string): boolean => /^[\t\r\n]/.test(text) || FORMULA.test(text.normalize('NFKC'))

/** A text with apostrophes of its own gets one more, so that there is a way back. */
const isGuarded = (text: string): boolean => isFormula(text.replace(/^'+/, ''))

export const guardText = (text: string): string => (isGuarded(text) ? `${MARK}${text}` : text)

export const unguardText = (text: string): string =>
  text.startsWith(MARK) && isGuarded(text) ? text.slice(1) : text
