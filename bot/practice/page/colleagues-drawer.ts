// "Let colleagues do it": each district with how far it is and its next step, done by demo officers on the spot.

import { thaiPeriod } from '../../domain/thai-dates.ts'
import { REPORT_STATE_NAMES } from '../../domain/thai-words.ts'
import type { FillStep } from '../fill-office.ts'
import type { DistrictView, FillAnswer, FillOrderBody } from '../practice-api.ts'
import { tell } from './api.ts'
import type { App } from './app.ts'
import { el, fill, say } from './dom.ts'
import { createDrawer, type Drawer } from './drawer.ts'
import { COLLEAGUES } from './words.ts'

export interface ColleaguesDrawer extends Drawer {
  draw(): void
}

const STEPS: readonly FillStep[] = ['figures', 'submitted', 'certified']

export function createColleaguesDrawer(app: App): ColleaguesDrawer {
  const about = el('p', { class: 'lead' })
  const told = el('p', { class: 'told', role: 'status' })
  const list = el('ul', { class: 'districts' })
  const button = (officeCode: string, upTo: FillStep, name: string) =>
    el(
      'button',
      {
        type: 'button',
        class: 'step',
        'data-key': `${officeCode}:${upTo}`,
        'aria-label': `${name} ${COLLEAGUES[upTo]}`,
        onclick: () => void fillOut({ officeCode, upTo }, name),
      },
      COLLEAGUES[upTo],
    )
  const all = el(
    'div',
    { class: 'all' },
    el('h3', {}, COLLEAGUES.all),
    el('div', {}, ...STEPS.map(step => button('all', step, COLLEAGUES.all))),
  )

  async function fillOut(order: FillOrderBody, name: string): Promise<void> {
    say(told, COLLEAGUES.working)
    await app.run(async () => {
      const { outcomes } = await tell<FillAnswer>('fill', order)
      const recorded = outcomes.reduce((sum, outcome) => sum + outcome.recorded, 0)
      const problem = outcomes.find(outcome => outcome.problem !== null)?.problem
      say(told, problem ?? COLLEAGUES.finished(name, recorded))
    })
    app.refresh()
  }

  function districtRow(district: DistrictView): HTMLElement {
    const step = nextStep(district)
    return el(
      'li',
      {},
      el('strong', {}, district.name),
      el('span', { class: 'state' }, REPORT_STATE_NAMES[district.state]),
      el('progress', {
        max: Math.max(1, district.expected),
        value: district.recorded,
        'aria-label': `${district.name} ${COLLEAGUES.progress(district.recorded, district.expected)}`,
      }),
      el('span', { class: 'count' }, COLLEAGUES.progress(district.recorded, district.expected)),
      step === null
        ? el('span', { class: 'done' }, COLLEAGUES.done)
        : button(district.code, step, district.name),
    )
  }

  const drawer = createDrawer('colleagues', COLLEAGUES.title, about, told, all, list)
  return {
    ...drawer,
    open() {
      say(told, '')
      // Figures saved in the mini-app are no news of LINE: ask how far the districts are.
      app.refresh()
      drawer.open()
    },
    draw() {
      say(about, COLLEAGUES.about(thaiPeriod(app.state.period)))
      const signature = JSON.stringify(app.state.districts)
      if (list.dataset.signature === signature) return
      list.dataset.signature = signature
      const focused = (document.activeElement as HTMLElement | null)?.dataset.key
      fill(list, app.state.districts.map(districtRow))
      if (focused) keepFocus(list, focused)
    },
  }
}

/** The row was drawn anew under the reader's finger: go on at the same district. */
function keepFocus(list: HTMLElement, key: string): void {
  const [officeCode] = key.split(':')
  list.querySelector<HTMLElement>(`[data-key^="${officeCode}:"]`)?.focus()
}

function nextStep({ state, recorded, expected }: DistrictView): FillStep | null {
  if (state === 'certified' || state === 'accepted') return null
  if (state === 'submitted') return 'certified'
  return recorded < expected ? 'figures' : 'submitted'
}
