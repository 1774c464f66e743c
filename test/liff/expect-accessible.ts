// What every page owes everybody: no accessibility violation, and nothing wider than the screen.
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright'
import { expect } from 'vitest'

export async function expectAccessible(page: Page): Promise<void> {
  // Not of the page that is still being fetched.
  await page.locator('main[aria-busy=true]').waitFor({ state: 'detached' })
  await page.locator('h1:visible').first().waitFor()
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' ')}`)).toEqual([])
  const tooWide = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
  expect(tooWide).toBeLessThanOrEqual(0)
}
