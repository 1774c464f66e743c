// The report's papers: รต.2 and รต.1 as they stand, every certified version, and the blank forms.
import type { ReportView } from '../../bot/contract/reports.ts'
import { formatBaht } from '../../bot/domain/money.ts'
import { satangOf } from '../form/field.ts'
import { momentShort } from '../words-common.ts'
import { PAPER, REPORT } from '../words-report.ts'
import { PaperButton } from './paper-button.tsx'

/** The version that counts now; null = a draft: nothing is certified, or it has been sent back since. */
export const paperNumberOf = ({ state, versions }: ReportView): number | null =>
  state === 'certified' || state === 'accepted' ? (versions[0]?.number ?? null) : null

export function Papers({ report }: { report: ReportView }) {
  const { officeCode, period, versions } = report
  const number = paperNumberOf(report)
  const paper = { officeCode, period, producerId: null }
  return (
    <section class="card stack">
      <h2>{PAPER.title}</h2>
      <div class="two">
        <PaperButton paper={{ ...paper, form: 'rt2', number }}>
          {number === null ? PAPER.rt2Draft : PAPER.rt2}
        </PaperButton>
        <PaperButton paper={{ ...paper, form: 'rt1', number }}>
          {number === null ? PAPER.rt1Draft : PAPER.rt1}
        </PaperButton>
      </div>
      {versions.length > 0 && <Versions report={report} />}
      <div>
        <h3>{PAPER.blanks}</h3>
        <div class="two">
          <PaperButton tone="plain" paper={{ ...paper, form: 'rt2_blank', number: null }}>
            {PAPER.rt2Blank}
          </PaperButton>
          <PaperButton tone="plain" paper={{ ...paper, form: 'rt1_blank', number: null }}>
            {PAPER.rt1Blank}
          </PaperButton>
        </div>
      </div>
    </section>
  )
}

function Versions({ report: { officeCode, period, versions } }: { report: ReportView }) {
  return (
    <div>
      <h3>{PAPER.versions}</h3>
      <ul class="list">
        {versions.map(({ number, at, by, amount, code, actingOrder }) => (
          <li key={number} class="item version">
            <div>
              <p class="item-line">
                <b>{PAPER.version(number)}</b>
              </p>
              <p>
                {formatBaht(satangOf(amount))} {REPORT.baht}
              </p>
              <p class="small">
                {by} · {momentShort(at)}
              </p>
              {actingOrder && <p class="small">{PAPER.acting(actingOrder)}</p>}
              <p class="small">
                {PAPER.code} <span class="code">{code}</span>
              </p>
            </div>
            <PaperButton
              label={PAPER.openOf(number)}
              paper={{ form: 'rt2', officeCode, period, number, producerId: null }}
            >
              {PAPER.open}
            </PaperButton>
          </li>
        ))}
      </ul>
    </div>
  )
}
