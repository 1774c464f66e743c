// Home with all it can say, by role, in both themes on the narrowest phone.
import type { HomeView } from '../../bot/contract/home.ts'
import { makeCalendar, PERIOD } from './fixtures.ts'
import { actingFor, closedSince, district, lapsed, reopened, waiting } from './home-fixtures.ts'
import { lookAt, type Scene } from './scenes.ts'

const shut: Partial<HomeView> = {
  calendar: { ...makeCalendar(), window: closedSince('2025-02-07T09:30:00.000Z') },
}

const SCENES: Scene[] = [
  {
    name: 'home with all it can say',
    path: '/',
    who: 'officer',
    home: {
      reopened: [reopened({ isTakenBackByReopening: true })],
      lapsed: [lapsed({ period: '2024-11' })],
      acting: [actingFor({ officeCode: '5606', officeName: 'อำเภอปง', period: PERIOD, state: 'submitted' })],
      questions: [{ officeCode: '5605', period: PERIOD, count: 2 }],
    },
  },
  {
    name: 'home of a chief whose month closed unsigned',
    path: '/',
    who: 'chief',
    home: {
      ...shut,
      districts: [district({ period: PERIOD, state: 'submitted' })],
      lapsed: [lapsed(), lapsed({ period: PERIOD })],
    },
  },
  {
    name: 'home of the province with work',
    path: '/',
    who: 'province',
    home: {
      ...shut,
      waiting: waiting(9),
      waitingCount: 60,
      lapsed: [lapsed({ officeName: 'อำเภอเมืองพะเยา' }), lapsed({ officeCode: '5602', state: 'returned' })],
      reopened: [reopened({ isTakenBackByReopening: true })],
    },
    act: page => page.getByText('อีก 4 ฉบับ').click(),
  },
]

lookAt(SCENES)
