// Where evidence is kept: a folder without being asked, S3 when all of it is set, and nothing in between.
import { describe, expect, it } from 'vitest'
import { storageFor } from '../bot/compose.ts'
import { ConfigRefused, readConfig } from '../bot/config.ts'

const S3 = {
  S3_BUCKET: 'otop-evidence',
  S3_REGION: 'ap-southeast-1',
  S3_ACCESS_KEY_ID: 'AKIATEST',
  S3_SECRET_ACCESS_KEY: 'geheim-geheim',
}

describe('evidence', () => {
  it('is kept in a folder of DATA_DIR, or in the one that is named', () => {
    expect(readConfig({ DATA_DIR: '/srv/otop' }).storage).toEqual({
      kind: 'folder',
      folder: '/srv/otop/evidence',
    })
    expect(readConfig({ DATA_DIR: '/srv/otop', EVIDENCE_DIR: '/mnt/photos' }).storage).toEqual({
      kind: 'folder',
      folder: '/mnt/photos',
    })
  })

  it('is kept in S3 when that is set, at AWS or elsewhere, whatever the folder', () => {
    const aws = {
      kind: 's3',
      bucket: 'otop-evidence',
      region: 'ap-southeast-1',
      endpoint: null,
      accessKeyId: 'AKIATEST',
      secretAccessKey: 'geheim-geheim',
    }
    expect(readConfig({ ...S3, EVIDENCE_DIR: '/mnt/photos' }).storage).toEqual(aws)
    expect(readConfig({ ...S3, S3_ENDPOINT: 'http://minio:9000/' }).storage).toEqual({
      ...aws,
      endpoint: 'http://minio:9000',
    })
  })

  it('of practice mode stays in a folder, also where S3 is set', () => {
    const config = readConfig({ ...S3, DATA_DIR: '/srv/otop' })
    expect(storageFor(config)).toEqual({ kind: 'folder', folder: '/srv/otop/evidence' })
    const line = { channelId: '2000000001' } as typeof config.line
    expect(storageFor({ ...config, line })).toEqual(config.storage)
  })

  const names = Object.keys(S3)
  const halves = Array.from({ length: 2 ** names.length - 2 }, (_, index) =>
    names.filter((_name, bit) => ((index + 1) >> bit) & 1),
  )

  it.each([...halves, ['S3_ENDPOINT']])(
    'is refused a place that is half configured, with only %s %s %s',
    (...given) => {
      const all: Record<string, string> = { ...S3, S3_ENDPOINT: 'https://s3.example' }
      const env = Object.fromEntries(Object.entries(all).filter(([name]) => given.includes(name)))
      let message = ''
      try {
        readConfig(env)
      } catch (error) {
        expect(error).toBeInstanceOf(ConfigRefused)
        message = (error as Error).message
      }
      const [, missing = '', unset = ''] =
        /Missing: (.*?)\. Set them, or unset (.*?) to keep/.exec(message) ?? []
      expect(missing.split(', ')).toEqual(names.filter(name => !given.includes(name)))
      expect(unset.split(', ').sort()).toEqual(given.filter(name => typeof name === 'string').sort())
      expect(message).not.toContain('geheim')
    },
  )
})
