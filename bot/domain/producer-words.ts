// Thai of producers: names of their kinds, and how their names are written in more ways than one.
// Trap: FOLDED and COMMON_WORDS are those of the database's function producer_skeleton; a test holds them together.

export const PRODUCER_KIND_NAMES = {
  group: 'กลุ่มหรือวิสาหกิจชุมชน',
  individual: 'ผู้ผลิตรายเดียว',
  sme: 'วิสาหกิจขนาดกลางและขนาดย่อม',
} as const

export type ProducerKind = keyof typeof PRODUCER_KIND_NAMES

export const PRODUCER_KIND_WORDS = Object.keys(PRODUCER_KIND_NAMES) as ProducerKind[]

/** Letters that sound like another one and are typed for it, and digits of either script. */
const FOLDS = [
  ['ศษ', 'ส'],
  ['ณ', 'น'],
  ['ใ', 'ไ'],
  ['ญ', 'ย'],
  ['ฬ', 'ล'],
  ['ธฑฒ', 'ท'],
  ['ฎ', 'ด'],
  ['ฏ', 'ต'],
  ['ภ', 'พ'],
  ['ฆ', 'ค'],
  ...[...'๐๑๒๓๔๕๖๗๘๙'].map((digit, value) => [digit, String(value)] as const),
] as const

export const FOLDED: ReadonlyMap<string, string> = new Map(
  FOLDS.flatMap(([letters, to]) => [...letters].map(letter => [letter, to] as const)),
)

/** Without tone marks. So many names begin with these that they tell nothing. */
export const COMMON_WORDS = ['วิสาหกิจชุมชน', 'กลุม', 'บาน'] as const

/** Two ways to type the same: two เ for แ, and the two halves of ำ. */
export const TYPED_TWICE: readonly (readonly [RegExp, string])[] = [
  [/เเ/g, 'แ'],
  [/ํา/g, 'ำ'],
]
