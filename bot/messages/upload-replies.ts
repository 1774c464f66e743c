// Spreadsheets in the chat: what saving a file would do, with the way to its preview, or where it belongs instead.
import type { messagingApi } from '@line/bot-sdk'
import type { Role } from '../../db/vocabulary.ts'
import { COLORS, linkButton, text } from './flex-parts.ts'
import { linksOf } from './links.ts'
import { cardReply, plainReply } from './menu-replies.ts'

interface FileRead {
  view: {
    id: string
    about: string
    preview: {
      counts: { save: number; ask: number; refused: number; unchanged: number; blank: number }
    } | null
  }
  liffUrl: string
}

/** Nothing is saved yet: that is said first. */
export function fileReadMessages({ view, liffUrl }: FileRead, role: Role): messagingApi.Message[] {
  const { save = 0, ask = 0, refused = 0, unchanged = 0, blank = 0 } = view.preview?.counts ?? {}
  const look = ask + refused
  const lines = [
    `บันทึกได้ ${save} ราย`,
    ...(look > 0 ? [`ต้องดู ${look} ราย`] : []),
    ...(unchanged > 0 ? [`ตรงกับที่บันทึกไว้แล้ว ${unchanged} ราย`] : []),
    ...(blank > 0 ? [`ยังไม่ได้กรอก ${blank} ราย`] : []),
  ]
  const title = save + look > 0 ? 'อ่านไฟล์แล้ว ยังไม่ได้บันทึก' : 'อ่านไฟล์แล้ว ไม่มีอะไรต้องบันทึก'
  const next = save + look > 0 ? 'เปิดดูทุกแถวแล้วกดบันทึกในหน้าถัดไป' : 'ตัวเลขในระบบคงเดิม'
  return cardReply(
    {
      tone: look > 0 ? 'due' : 'plain',
      about: view.about,
      title,
      body: [...lines.map(line => text(line)), text(next, { size: 'sm', color: COLORS.quiet, margin: 'md' })],
      buttons: [linkButton('ตรวจและบันทึก', linksOf(liffUrl).upload(view.id))],
      altText: `${title} ${lines.join(' ')} ${next}`,
    },
    role,
  )
}

/** To who records no figures: where their files belong. */
export function fileNotForYouMessages({
  role,
  liffUrl,
}: {
  role: Role
  liffUrl: string
}): messagingApi.Message[] {
  if (role !== 'provincial_officer')
    return plainReply(
      ['รับไฟล์ทางแชตได้เฉพาะแบบ รต.1 จากผู้บันทึกตัวเลขของอำเภอ', 'โปรดส่งไฟล์นี้ให้เจ้าหน้าที่ของอำเภอเป็นผู้ส่ง'],
      role,
    )
  const title = 'ไฟล์ของจังหวัดส่งได้ในหน้าส่งไฟล์'
  const says = 'โปรดเลือกว่าเป็นทะเบียนผู้ผลิตหรือยอดฐาน แล้วเลือกไฟล์อีกครั้ง ไฟล์ในแชตนี้ไม่ได้เก็บไว้'
  const links = linksOf(liffUrl)
  return cardReply(
    {
      tone: 'plain',
      about: 'ส่งไฟล์',
      title,
      body: [text(says)],
      buttons: [
        linkButton('ส่งทะเบียนผู้ผลิต', links.uploading('register')),
        linkButton('ส่งยอดฐาน', links.uploading('baseline')),
      ],
      altText: `${title} ${says}`,
    },
    role,
  )
}
