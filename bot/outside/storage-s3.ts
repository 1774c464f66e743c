// Files in S3-compatible storage (AWS, MinIO, a province's own). The SDK is large and is loaded with the first file.
// Nothing is ever public there: access control lists are not used, because many buckets refuse them.
import type { S3Driver } from 'flydrive/drivers/s3'
import type { Storage } from '../ports.ts'

export interface S3Options {
  bucket: string
  region: string
  /** Origin of a service that is not AWS; null = AWS. */
  endpoint: string | null
  accessKeyId: string
  secretAccessKey: string
  /** For one attempt of two, answer included; eight seconds if left out. */
  timeoutMs?: number
}

export function createS3Storage(options: S3Options): Storage {
  let loading: Promise<S3Driver> | null = null
  const files = () => (loading ??= loadDriver(options))

  return {
    async put(key, bytes, contentType) {
      const driver = await files()
      await driver.put(key, bytes, { contentType })
    },

    async get(key) {
      const driver = await files()
      try {
        return await driver.getBytes(key)
      } catch (error) {
        if (isMissing(error)) return null
        throw error
      }
    },

    // S3 itself says yes to the removal of what is not there.
    async remove(key) {
      const driver = await files()
      await driver.delete(key)
    },
  }
}

async function loadDriver(options: S3Options): Promise<S3Driver> {
  const { S3Driver } = await import('flydrive/drivers/s3')
  const { bucket, region, endpoint, accessKeyId, secretAccessKey, timeoutMs = 8000 } = options
  return new S3Driver({
    bucket,
    region,
    credentials: { accessKeyId, secretAccessKey },
    // Services other than AWS seldom have a host name for each bucket.
    ...(endpoint !== null && { endpoint, forcePathStyle: true }),
    visibility: 'private',
    supportsACL: false,
    // Older services refuse the checksums that the SDK adds by itself.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 2,
    requestHandler: {
      connectionTimeout: timeoutMs,
      requestTimeout: timeoutMs,
      socketTimeout: timeoutMs,
      throwOnRequestTimeout: true,
    },
  })
}

/** A bucket that is missing is 404 too, but that is a fault of the settings and not of the file. */
const isMissing = (error: unknown): boolean =>
  error instanceof Error &&
  error.name !== 'NoSuchBucket' &&
  '$metadata' in error &&
  (error.$metadata as { httpStatusCode?: number }).httpStatusCode === 404
