// The entry: asks for the first data at once, while the page's own code is still on its way, and mounts the frame.
import './style/fonts.css'
import './style/tokens.css'
import './style/base.css'
import { render } from 'preact'
import { askEarly, takeGiven } from './api.ts'
import { App } from './app.tsx'
import { officer } from './officer.ts'
import { route } from './router.ts'

takeGiven()
const first = route.peek()
if (first.page === 'home' || first.page === 'form') askEarly('showHome', {})
if (first.page === 'report') {
  askEarly('showReport', { officeCode: first.officeCode, period: first.period })
}
const guess = officer.peek()
if (first.page === 'form' && guess?.role === 'district_officer') {
  const params = { officeCode: guess.officeCode, period: first.period }
  askEarly('showReport', params)
  askEarly('showDraft', params)
}

const root = document.getElementById('app')
if (root) {
  root.textContent = ''
  render(<App />, root)
}
