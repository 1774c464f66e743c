// Samples that were drawn for inspection, newest first, with who of them has evidence.
import type { EvidenceGaps } from '../../bot/contract/evidence.ts'
import { DOWN, Icon } from '../parts/icon.tsx'
import { momentLong } from '../words-common.ts'
import { GAPS, SAMPLE } from '../words-evidence.ts'

type Sample = EvidenceGaps['samples'][number]

interface SamplesProps {
  samples: Sample[]
  pathOf: (who: Sample['producers'][number]) => string
}

export const Samples = ({ samples, pathOf }: SamplesProps) => (
  <>
    <h2>{SAMPLE.list}</h2>
    {samples.map((sample, index) => (
      <details key={sample.id} class="card fold" open={index === 0}>
        <summary>
          <div>
            <h3>{SAMPLE.at(momentLong(sample.at))}</h3>
            <p class="small">
              {sample.by && `${SAMPLE.by(sample.by)} · `}
              {GAPS.keptOf(sample.producers.filter(item => item.hasEvidence).length, sample.producers.length)}
            </p>
          </div>
          <Icon path={DOWN} />
        </summary>
        <ul class="list">
          {sample.producers.map(producer => (
            <li key={producer.producerId}>
              <a class="item" href={pathOf(producer)}>
                <span class="item-head">
                  <span>{producer.name}</span>
                  <span class={`badge ${producer.hasEvidence ? 'certified' : 'returned'}`}>
                    {producer.hasEvidence ? SAMPLE.has : SAMPLE.hasNot}
                  </span>
                </span>
                <span class="small">
                  {producer.code} · {producer.officeName}
                </span>
              </a>
            </li>
          ))}
        </ul>
      </details>
    ))}
  </>
)
