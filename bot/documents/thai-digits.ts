// Thai digits for paper: official forms are written with ๐ to ๙ throughout.
// A word that holds Latin letters keeps its digits: `PYO0001`, `7-Eleven` and `www.a.th/1` are not numbers.

/** Every Arabic digit of a text that we wrote ourselves. */
export const thaiDigits = (text: string): string =>
  text.replace(/\d/g, digit => String.fromCharCode(digit.charCodeAt(0) + 0x0e20))

/** The digits of what people typed: those that stand for themselves. */
export const thaiDigitsOfWords = (text: string): string =>
  text.replace(/[\p{Script=Latin}\d.@_:/?=&#%-]+/gu, word =>
    /\p{Script=Latin}/u.test(word) ? word : thaiDigits(word),
  )
