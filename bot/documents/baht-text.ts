// An amount in Thai words, as it stands beside the figure on official papers: exact, on whole satang.
// A one in the units reads เอ็ด wherever a digit stands before it: 101 = หนึ่งร้อยเอ็ด, 1,000,001 = หนึ่งล้านเอ็ด.
import type { Satang } from '../../db/vocabulary.ts'

const DIGITS = ['ศูนย์', 'หนึ่ง', 'สอง', 'สาม', 'สี่', 'ห้า', 'หก', 'เจ็ด', 'แปด', 'เก้า'] as const
const PLACES = ['', 'สิบ', 'ร้อย', 'พัน', 'หมื่น', 'แสน'] as const
const MILLION = 1_000_000n

/** `หนึ่งร้อยเอ็ดบาทยี่สิบห้าสตางค์`, `ศูนย์บาทถ้วน`. Zero or more; a negative amount throws RangeError. */
export function bahtText(amount: Satang): string {
  if (amount < 0n) throw new RangeError('A negative amount has no words')
  const [baht, satang] = [amount / 100n, amount % 100n]
  const bahtWords = baht > 0n || satang === 0n ? `${numberWords(baht)}บาท` : ''
  return `${bahtWords}${satang === 0n ? 'ถ้วน' : `${numberWords(satang)}สตางค์`}`
}

const numberWords = (number: bigint): string => (number === 0n ? DIGITS[0] : wordsOf(number, false))

/** Thai counts millions of millions: 1,500,000 million is หนึ่งล้านห้าแสนล้าน. */
function wordsOf(number: bigint, hasMore: boolean): string {
  const millions = number / MILLION
  const rest = Number(number % MILLION)
  if (millions === 0n) return belowMillion(rest, hasMore)
  return `${wordsOf(millions, hasMore)}ล้าน${belowMillion(rest, true)}`
}

function belowMillion(number: number, hasMore: boolean): string {
  const digits = String(number).padStart(6, '0')
  let words = ''
  for (let index = 0; index < 6; index++) {
    const digit = Number(digits[index])
    const place = 5 - index
    if (digit === 0) continue
    if (place === 0 && digit === 1 && (hasMore || number > 1)) words += 'เอ็ด'
    else if (place === 1 && digit <= 2) words += digit === 1 ? 'สิบ' : 'ยี่สิบ'
    else words += `${DIGITS[digit]}${PLACES[place]}`
  }
  return words
}
