// The whole country in one database, and one client that asks: how long the pages wait that grow with it. Through the real
// actions, each in the scope of its province as behind a session, and for information the same over HTTP.
import { readNation } from '../../bot/actions/read-nation.ts'
import { saveFigures } from '../../bot/actions/save-figures.ts'
import { showBoard } from '../../bot/actions/show-board.ts'
import { showReport } from '../../bot/actions/show-report.ts'
import { PATHS } from '../../bot/contract/paths.ts'
import type { FigureInput } from '../../bot/contract/reports.ts'
import { within } from '../../bot/deps.ts'
import { createChance } from '../prove/proof.ts'
import { type Bench, cpuOf, type Figure, familyOf, percentile } from './compare.ts'
import { countDisagreements, FOCUS, loadNation, WHOLE } from './nation/load-nation.ts'
import { listSavePlaces, type SavePlace } from './nation/places.ts'
import { startNationServer } from './nation/server.ts'
import { listActors, type NationService, openSessions, startNationService } from './nation/service.ts'

const SEED = 1
const WARM = 50
const TIMES = 500
const YEAR = 2025

export const NATION: Bench = {
  says: '77 provinces, 878 districts, 100,000 producers, 36 months; one client, the real actions',
  async run() {
    const server = await startNationServer()
    try {
      await loadNation(server.url, WHOLE, SEED)
      const service = await startNationService(server.url)
      try {
        return await measureAll(service, server.pid)
      } finally {
        await service.close()
      }
    } finally {
      await server.stop()
    }
  },
}

async function measureAll(service: NationService, postgres: number): Promise<Figure[]> {
  const wrong = Object.values(await countDisagreements(service.sql)).reduce((sum, count) => sum + count, 0)
  const chance = createChance(SEED)
  const oneOf = <T>(list: readonly T[]): T => {
    const found = list[chance.below(list.length)]
    if (found === undefined) throw new Error('nobody to ask as')
    return found
  }
  const provincial = await listActors(service, 'provincial_officer')
  const officers = await listActors(service, 'district_officer')
  const places = await listSavePlaces(service)
  const cookies = await openSessions(service, provincial)
  const officerCookies = await openSessions(service, officers)
  const deps = (code: string) => within(code, service.deps)
  const measure = (what: string, goal: number | null, once: () => Promise<unknown>) =>
    measureOne(what, goal, once, postgres)
  return [
    {
      what: 'rows of the generator that disagree with each other',
      value: wrong,
      unit: '',
      goal: { atMost: 0 },
    },
    ...(await measure('province board', 20, () => {
      const actor = oneOf(provincial)
      return showBoard(deps(actor.provinceCode), actor, YEAR)
    })),
    ...(await measure('board of the largest province', null, () => {
      const actor = oneOf(provincial.filter(item => item.provinceCode === '30'))
      return showBoard(deps('30'), actor, YEAR)
    })),
    ...(await measure('national summary', 30, () => readNation(service.deps.db, FOCUS))),
    ...(await measure('district form', 5, () => {
      const actor = oneOf(officers)
      return showReport(deps(actor.provinceCode), actor, { officeCode: actor.officeCode, period: FOCUS })
    })),
    ...(await measure('save of 120 entries', 20, () => save(service, oneOf(places), chance.below(9_000)))),
    ...(await measure('province board over HTTP', null, () =>
      ask(service, PATHS.showBoard[1].replace(':fiscalYear', String(YEAR)), oneOf(cookies)),
    )),
    ...(await measure('district form over HTTP', null, () => {
      const place = chance.below(officers.length)
      const path = PATHS.showReport[1]
        .replace(':officeCode', officers[place]?.officeCode ?? '')
        .replace(':period', FOCUS)
      return ask(service, path, officerCookies[place] ?? '')
    })),
  ]
}

async function measureOne(
  what: string,
  goal: number | null,
  once: () => Promise<unknown>,
  postgres: number,
): Promise<Figure[]> {
  for (let count = 0; count < WARM; count += 1) await once()
  const cpu = () => ({
    node: cpuOf(process.pid),
    postgres: familyOf(postgres).reduce((sum, pid) => sum + cpuOf(pid), 0),
  })
  const before = cpu()
  const times: number[] = []
  for (let count = 0; count < TIMES; count += 1) {
    const began = performance.now()
    await once()
    times.push(performance.now() - began)
  }
  const after = cpu()
  const each = (micros: number) => micros / TIMES / 1000
  const information = { unit: 'ms', goal: null }
  return [
    { what: `${what}: p50`, value: percentile(times, 0.5), ...information },
    {
      what: `${what}: p99`,
      value: percentile(times, 0.99),
      unit: 'ms',
      goal: goal === null ? null : { atMost: goal },
    },
    { what: `${what}: processor time, service`, value: each(after.node - before.node), ...information },
    {
      what: `${what}: processor time, PostgreSQL`,
      value: each(after.postgres - before.postgres),
      ...information,
    },
  ]
}

/** Changes every one of the figures; `salt` makes the amounts others than before. */
async function save(service: NationService, place: SavePlace, salt: number): Promise<void> {
  const figures = place.producerIds.map(
    (producerId, index): FigureInput => ({
      producerId,
      baseVersion: place.versions[index] ?? 0,
      entries: [
        {
          category: 'food',
          channel: 'domestic_offline',
          amount: `${10_000 + salt + index}.${10 + (place.saves % 80)}`,
        },
      ],
      noSalesReason: null,
      note: null,
      source: 'visit',
      doubtReason: null,
    }),
  )
  const { actor, officeCode } = place
  await saveFigures(within(actor.provinceCode, service.deps), actor, { officeCode, period: FOCUS, figures })
  place.versions = place.versions.map(version => version + 1)
  place.saves += 1
}

async function ask(service: NationService, path: string, cookie: string): Promise<void> {
  const answer = await fetch(service.url + path, { headers: { cookie } })
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`)
  await answer.arrayBuffer()
}
