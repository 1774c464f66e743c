// The address that makes a phone call a number, however it is written: `081-234-5678`.

export const telPath = (phone: string): string => `tel:${phone.replace(/[^\d+]/g, '')}`
