// Typing errors as phones make them: a letter left out, one too many, another one, two changed round. The same for the
// same seed.
import { createRandom, pick } from '../../db/seed/seeded-random.ts'

const LETTERS = [...'กขคงจชซดตถทนบปผพฟมยรลวสหอะาิีุูเแโไ่้']

/** Makes that many errors in each text it is given. */
export function mistype(seed: string, errors: number): (text: string) => string {
  const random = createRandom(seed)
  const err = (letters: string[]): string[] => {
    const at = Math.floor(random() * letters.length)
    const [one = '', next = ''] = [letters[at], letters[at + 1]]
    const letter = pick(random, LETTERS)
    const kind = Math.floor(random() * 4)
    if (kind === 0) return letters.toSpliced(at, 1)
    if (kind === 1) return letters.toSpliced(at, 0, letter)
    return kind === 2 ? letters.toSpliced(at, 1, letter) : letters.toSpliced(at, 2, next, one)
  }
  return text =>
    Array.from({ length: errors })
      .reduce<string[]>(err, [...text])
      .join('')
}
