// How the province's own work says no: producers, people, targets, spreadsheets, keys. Part of PROBLEMS.
import { NUDGE_PROBLEMS } from './nudge-problems.ts'
import type { ProblemWords } from './problem-catalog.ts'
import { SHEET_PROBLEMS } from './sheet-problems.ts'
import { UPLOAD_PROBLEMS } from './upload-problems.ts'

export const PROVINCE_PROBLEMS = {
  ...NUDGE_PROBLEMS,
  ...SHEET_PROBLEMS,
  ...UPLOAD_PROBLEMS,
  'target.stale': {
    kind: 'conflict',
    says: 'มีผู้อื่นเปลี่ยนเป้าหมายของ {offices} ไปแล้วหลังจากท่านเปิดหน้านี้',
    next: 'โปรดดูเป้าหมายล่าสุด แล้วบันทึกอีกครั้งหากยังต้องการเปลี่ยน',
  },
  'baseline.stale': {
    kind: 'conflict',
    says: 'มีผู้อื่นแก้ยอดฐาน {count} ช่องเดียวกันไปแล้วหลังจากท่านเปิดหน้านี้',
    next: 'โปรดดูยอดล่าสุด แล้วบันทึกอีกครั้งหากยังต้องการเปลี่ยน',
  },
  'baseline.bad_month': {
    kind: 'invalid',
    says: 'ใส่ยอดฐานของเดือน{month}ไม่ได้ เพราะยังไม่สิ้นเดือน หรือไม่อยู่ในปีงบประมาณนี้',
    next: 'โปรดใส่เฉพาะเดือนที่สิ้นสุดแล้วของปีงบประมาณนี้',
  },
  'upload.too_large': {
    kind: 'invalid',
    says: 'ไฟล์มีขนาดใหญ่เกิน {limit} เมกะไบต์',
    next: 'โปรดส่งเฉพาะไฟล์แบบ รต.1 หรือทะเบียนที่มีเพียงตาราง ไม่มีรูปภาพ',
  },
  'upload.not_a_sheet': {
    kind: 'invalid',
    says: 'ไฟล์นี้เปิดเป็นตาราง Excel หรือ CSV ไม่ได้',
    next: 'โปรดเปิดไฟล์ใน Excel แล้วบันทึกเป็นชนิด .xlsx หรือ .csv แล้วส่งใหม่',
  },
  'upload.too_many_rows': {
    kind: 'invalid',
    says: 'ตารางในไฟล์มีมากกว่า {rows} แถว',
    next: 'โปรดลบแถวที่ไม่ใช้ หรือแบ่งเป็นหลายไฟล์ แล้วส่งใหม่',
  },
  'key.missing': {
    kind: 'unauthenticated',
    says: 'ไม่มีคีย์สำหรับอ่านข้อมูลเปิด',
    next: 'โปรดส่งคีย์ในส่วนหัว Authorization: Bearer ตามที่อธิบายไว้ใน /openapi.json',
  },
  'key.refused': {
    kind: 'unauthenticated',
    says: 'คีย์นี้ไม่ถูกต้อง หรือถูกยกเลิกแล้ว',
    next: 'โปรดขอคีย์ใหม่จากเจ้าหน้าที่จังหวัด',
  },
  'key.scope': {
    kind: 'forbidden',
    says: 'คีย์นี้อ่านข้อมูลชุดนี้ไม่ได้ เพราะไม่มีขอบเขต {scope}',
    next: 'โปรดขอคีย์ที่มีขอบเขตนี้จากเจ้าหน้าที่จังหวัด',
  },
  'key.other_province': {
    kind: 'forbidden',
    says: 'คีย์นี้อ่านได้เฉพาะข้อมูลของจังหวัดตนเอง',
    next: 'โปรดใช้รหัสอำเภอของจังหวัดที่ออกคีย์นี้',
  },
  'key.unknown': {
    kind: 'not_found',
    says: 'ไม่พบคีย์นี้',
    next: 'โปรดเปิดหน้านี้ใหม่เพื่อดูรายการล่าสุด',
  },
  'key.name_taken': {
    kind: 'conflict',
    says: 'มีคีย์ชื่อ “{name}” ที่ใช้ได้อยู่แล้ว',
    next: 'โปรดตั้งชื่ออื่น หรือหากคีย์เดิมหาย ให้ยกเลิกคีย์เดิมก่อนแล้วสร้างใหม่',
  },
  'key.too_many': {
    kind: 'conflict',
    says: 'มีคีย์ที่ใช้ได้ครบ {most} คีย์แล้ว',
    next: 'โปรดยกเลิกคีย์ที่ไม่ใช้แล้ว แล้วสร้างใหม่',
  },
  'officer.last_of_province': {
    kind: 'conflict',
    says: 'นำเจ้าหน้าที่จังหวัดคนสุดท้ายออกไม่ได้ เพราะจะไม่มีผู้เชิญคนใหม่',
    next: 'โปรดใช้ “ส่งมอบหน้าที่” หรือเชิญเจ้าหน้าที่จังหวัดคนใหม่ก่อน',
  },
  'officer.removed': {
    kind: 'conflict',
    says: 'เจ้าหน้าที่รายนี้ออกจากระบบไปแล้ว',
    next: 'โปรดเปิดหน้านี้ใหม่ แล้วเชิญผู้รับหน้าที่คนใหม่ตามปกติ',
  },
  'officer.still_active': {
    kind: 'conflict',
    says: 'บุคคลนี้ยังเป็นเจ้าหน้าที่อยู่',
    next: 'นำออกจากระบบ หรือให้ผู้อื่นรับช่วงต่อก่อน แล้วจึงลบข้อมูล',
  },
  'officer.bad_phone': {
    kind: 'invalid',
    says: 'หมายเลขโทรศัพท์ไม่ถูกต้อง',
    next: 'โปรดใส่ตัวเลข 9 หรือ 10 หลักที่ขึ้นต้นด้วย 0 เช่น 081-234-5678',
  },
  'officer.tambon_changed': {
    kind: 'conflict',
    says: 'มีผู้อื่นเปลี่ยนตำบลของเจ้าหน้าที่รายนี้หลังจากที่ท่านเปิดหน้านี้',
    next: 'โปรดตรวจรายการล่าสุด แล้วบันทึกอีกครั้ง',
  },
  'subdistrict.unknown': {
    kind: 'not_found',
    says: 'มีตำบลที่ไม่ได้อยู่ในอำเภอนี้',
    next: 'โปรดเปิดหน้านี้ใหม่ แล้วเลือกตำบลอีกครั้ง',
  },
  'rekeying.stale': {
    kind: 'conflict',
    says: 'ตัวเลขของผู้ผลิตรายนี้เปลี่ยนไปหลังจากที่ท่านเปิดหน้านี้',
    next: 'โปรดแก้ในระบบของกรมตามตัวเลขล่าสุด แล้วกดยืนยันอีกครั้ง',
  },
  'forecast.stale': {
    kind: 'conflict',
    says: 'แบบประมาณการถูกแก้โดย {by} หลังจากที่ท่านเปิดดู',
    next: 'โปรดตรวจตัวเลขล่าสุดแล้วทำรายการอีกครั้ง ตัวเลขที่พิมพ์ไว้ยังอยู่',
  },
  'forecast.incomplete': {
    kind: 'conflict',
    says: 'ยังกรอกประมาณการไม่ครบ เหลืออีก {left} ราย',
    next: 'โปรดกรอกให้ครบทุกเดือน เดือนที่คาดว่าไม่มีรายได้ให้ใส่ 0 แล้วยื่นอีกครั้ง',
  },
  'forecast.no_producers': {
    kind: 'conflict',
    says: 'อำเภอนี้ยังไม่มีรายชื่อผู้ผลิตในปีงบประมาณนี้',
    next: 'โปรดติดต่อสำนักงานพัฒนาชุมชนจังหวัดให้เพิ่มรายชื่อก่อน',
  },
  'forecast.changed_set': {
    kind: 'conflict',
    says: 'รายชื่อผู้ผลิตของอำเภอเปลี่ยนไปหลังจากที่ท่านเปิดหน้านี้',
    next: 'โปรดเปิดหน้านี้ใหม่เพื่อรับรายชื่อล่าสุด ตัวเลขที่พิมพ์ไว้ยังอยู่ในเครื่อง',
  },
  'forecast.other_year': {
    kind: 'locked',
    says: 'ประมาณการของปีงบประมาณนี้แก้ไขไม่ได้แล้ว',
    next: 'โปรดเลือกปีงบประมาณปัจจุบันหรือปีถัดไป',
  },
  'forecast.not_filed': {
    kind: 'conflict',
    says: 'ยังไม่มีแบบประมาณการฉบับที่ยื่นแล้ว',
    next: 'โปรดเปิดฉบับร่าง หรือรอให้อำเภอยื่นก่อน',
  },
  'producer.unknown': {
    kind: 'not_found',
    says: 'ไม่พบผู้ผลิตรายนี้',
    next: 'โปรดค้นหาจากหน้าทะเบียนผู้ผลิต',
  },
  'producer.month_reported': {
    kind: 'conflict',
    says: '{office}ส่งรายงานเดือน{period} แล้ว จึงเปลี่ยนผู้ผลิตของเดือนนั้นไม่ได้',
    next: 'โปรดเลือกตั้งแต่เดือน{first} เป็นต้นไป หรือให้รายงานเดือนนั้นกลับมาแก้ไขได้ก่อน',
  },
  'producer.bad_month': {
    kind: 'invalid',
    says: 'เลือกได้ตั้งแต่เดือน{earliest} ถึงเดือน{latest}',
    next: 'โปรดเลือกเดือนใหม่',
  },
  'producer.stale': {
    kind: 'conflict',
    says: 'มีผู้อื่นแก้ข้อมูลผู้ผลิตรายนี้หลังจากท่านเปิดหน้า จึงยังไม่ได้บันทึก',
    next: 'โปรดดูข้อมูลล่าสุดแล้วทำรายการอีกครั้ง',
  },
  'producer.code_taken': {
    kind: 'conflict',
    says: 'เลขทะเบียน {code} เป็นของ {name} แล้ว',
    next: 'โปรดตรวจเลขทะเบียนกับทะเบียนของกรม หรือเว้นว่างไว้เพื่อให้ระบบออกเลขให้',
  },
  'producer.looks_known': {
    kind: 'conflict',
    says: 'ในอำเภอนี้มีชื่อเดียวกันหรือคล้ายกันมากแล้ว คือ {name} ({code})',
    next: 'โปรดตรวจว่าเป็นรายเดียวกันหรือไม่ ถ้าเป็นคนละราย ให้ยืนยันเพิ่มเป็นรายใหม่',
  },
  'producer.unknown_subdistrict': {
    kind: 'invalid',
    says: 'ตำบลที่เลือกไม่อยู่ในอำเภอนี้',
    next: 'โปรดเลือกตำบลใหม่',
  },
  'producer.no_name': {
    kind: 'invalid',
    says: 'ชื่อผู้ผลิตไม่มีตัวอักษร',
    next: 'โปรดใส่ชื่อผู้ผลิต',
  },
  'producer.no_code': {
    kind: 'invalid',
    says: 'เลขทะเบียนต้องมีตัวอักษรหรือตัวเลข',
    next: 'โปรดใส่เลขทะเบียน หรือคงเลขเดิมไว้',
  },
  'producer.not_active': {
    kind: 'conflict',
    says: 'ผู้ผลิต {name} พักอยู่แล้วตั้งแต่เดือน{period}',
    next: 'โปรดดูประวัติการอยู่ในรายชื่อ แล้วเลือกเดือนใหม่',
  },
  'producer.is_active': {
    kind: 'conflict',
    says: 'ผู้ผลิต {name} ยังอยู่ในรายชื่อของเดือน{period} หรือหลังจากนั้น',
    next: 'โปรดดูประวัติการอยู่ในรายชื่อ แล้วเลือกเดือนใหม่',
  },
  'producer.same_office': {
    kind: 'conflict',
    says: 'ผู้ผลิต {name} อยู่{office}ตั้งแต่เดือนนั้นอยู่แล้ว',
    next: 'โปรดเลือกอำเภออื่น',
  },
  'producer.merged': {
    kind: 'conflict',
    says: 'ผู้ผลิตรายนี้รวมเข้ากับ {name} แล้ว',
    next: 'โปรดทำรายการที่หน้าของ {name}',
  },
  'producer.same': {
    kind: 'conflict',
    says: 'สองรายนี้เป็นรายเดียวกันในระบบอยู่แล้ว',
    next: 'โปรดเลือกผู้ผลิตรายอื่น',
  },
} as const satisfies Record<string, ProblemWords>
