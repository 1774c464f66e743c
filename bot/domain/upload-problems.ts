// Why a spreadsheet that somebody sends is not taken as a whole. Part of PROVINCE_PROBLEMS.
import type { ProblemWords } from './problem-catalog.ts'

export const UPLOAD_PROBLEMS = {
  'upload.empty': {
    kind: 'invalid',
    says: 'ไม่มีข้อมูลในไฟล์นี้',
    next: 'โปรดตรวจว่าบันทึกไฟล์หลังกรอกแล้ว และเลือกไฟล์ถูก',
  },
  'upload.too_much': {
    kind: 'invalid',
    says: 'ตารางในไฟล์มีข้อมูลมากเกินกว่าที่ระบบอ่านได้',
    next: 'โปรดคัดลอกเฉพาะตารางที่ต้องใช้ไปไว้ในไฟล์ใหม่ แล้วส่งใหม่',
  },
  'upload.no_header': {
    kind: 'invalid',
    says: 'ไม่พบหัวตารางที่ต้องมีในไฟล์: {titles}',
    next: 'โปรดใช้แบบที่ดาวน์โหลดจากระบบ หรือใส่หัวตารางให้ครบใน 15 แถวแรก แล้วส่งใหม่',
  },
  'upload.header_twice': {
    kind: 'invalid',
    says: 'มีหัวตาราง “{title}” มากกว่าหนึ่งช่อง ({cells}) จึงไม่ทราบว่าจะใช้ช่องใด',
    next: 'โปรดลบหรือเปลี่ยนชื่อช่องที่ไม่ใช้ แล้วส่งใหม่',
  },
  'upload.merged_cells': {
    kind: 'invalid',
    says: 'ตารางในไฟล์มีเซลล์ที่ผสานกันในแถว {row} จึงไม่ทราบว่าเป็นของแถวใด',
    next: 'โปรดเลือกทั้งตารางแล้วยกเลิกการผสานเซลล์ ใส่ข้อมูลให้ครบทุกแถว แล้วส่งใหม่',
  },
  'upload.other_office': {
    kind: 'invalid',
    says: 'ไฟล์นี้เป็นแบบของ{other} ไม่ใช่ของ{office}',
    next: 'โปรดดาวน์โหลดแบบของอำเภอท่านแล้วกรอกในแบบนั้น',
  },
  'upload.no_known_producer': {
    kind: 'invalid',
    says: 'ไม่มีรหัสผู้ผลิตของ{office} เดือน{period} ในไฟล์นี้',
    next: 'โปรดตรวจว่าเลือกไฟล์ถูก หรือดาวน์โหลดแบบใหม่',
  },
  'upload.month_locked': {
    kind: 'locked',
    says: 'ไฟล์นี้เป็นของเดือน{period} ซึ่งบันทึกไม่ได้ในขณะนี้: {why}',
    next: '{todo}',
  },
  'upload.other_year': {
    kind: 'invalid',
    says: 'ไฟล์นี้มีเดือน{month} ซึ่งไม่อยู่ในปีงบประมาณ {year}',
    next: 'โปรดเลือกปีงบประมาณให้ตรงกับไฟล์ หรือส่งเฉพาะเดือนของปีนั้น',
  },
  'upload.no_own_rows': {
    kind: 'invalid',
    says: 'ไม่มีแถวของ{office}ในไฟล์นี้',
    next: 'โปรดตรวจชื่อจังหวัดในไฟล์ และตรวจว่าเลือกไฟล์ถูก',
  },
  'upload.unknown': {
    kind: 'not_found',
    says: 'ไม่พบไฟล์ที่ส่งนี้ หรือเก็บไว้ครบ 24 ชั่วโมงแล้ว',
    next: 'โปรดส่งไฟล์อีกครั้ง ตัวเลขที่บันทึกไปแล้วยังอยู่ครบ',
  },
  'upload.not_ready': {
    kind: 'conflict',
    says: 'ยังอ่านไฟล์นี้ไม่เสร็จ หรืออ่านไม่ได้ จึงยังไม่มีอะไรให้บันทึก',
    next: 'โปรดเปิดหน้านี้ใหม่เพื่อดูผลการอ่าน',
  },
  'upload.changed': {
    kind: 'conflict',
    says: 'ข้อมูลในระบบเปลี่ยนไประหว่างที่ท่านตรวจไฟล์ จึงยังไม่ได้บันทึก',
    next: 'โปรดตรวจรายการที่เปลี่ยนไป แล้วกดบันทึกอีกครั้ง',
  },
  'upload.gone': {
    kind: 'not_found',
    says: 'รับไฟล์จากไลน์ไม่ได้ เพราะไฟล์ไม่อยู่แล้ว',
    next: 'โปรดส่งไฟล์นั้นอีกครั้ง',
  },
} as const satisfies Record<string, ProblemWords>
