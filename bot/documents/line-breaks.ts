// Places where a text may go on in the next line although it has no words: an address, a held-down key, a row of dashes.
// Thai itself needs none: Typst knows where its words end. Without this such a text would run across the figures.

/** Invisible, and seen by nobody but a program that takes the text out of the PDF: hence only where it is needed. */
const BREAK = '\u200b'

/** The longest run that fits the narrowest column, and after how many characters it may break. */
const LONGEST_RUN = 12
const STEP = 6

/** Neither Thai letters, which have words, nor spaces. */
const WITHOUT_WORDS = new RegExp(`[^\\s\\u0e01-\\u0e4e\\u0e5a\\u0e5b]{${LONGEST_RUN + 1},}`, 'gu')

/** One letter, with its marks, again and again. */
const REPEATED = /([\u0e00-\u0e7f]\p{M}*)\1{4,}/gu

/** Consonants only: no Thai word is that long without a vowel. */
const CONSONANTS = /[ก-ฮ]{15,}/g

export const breakable = (text: string): string =>
  text
    .replace(WITHOUT_WORDS, run => everyFew([...run]))
    .replace(REPEATED, (run, letter: string) =>
      everyFew(
        run
          .split(letter)
          .slice(1)
          .map(() => letter),
      ),
    )
    .replace(CONSONANTS, run => everyFew([...run]))

const everyFew = (letters: readonly string[]): string =>
  letters.map((letter, index) => (index % STEP === STEP - 1 ? letter + BREAK : letter)).join('')
