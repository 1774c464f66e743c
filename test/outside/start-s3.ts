// As much of S3 as a client needs to keep files: objects by path in one bucket, AWS's XML for what is missing.
// It checks that requests are signed, not the signature: that is the SDK's and AWS's business.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

export interface S3Request {
  method: string
  path: string
  headers: Record<string, string | string[] | undefined>
}

/** What a bad day does to the next requests: no answer at all, or half of a file and then silence. */
export type S3Fault = 'silent' | 'half' | '500'

const BUCKET = 'otop-evidence'

export async function startS3() {
  const objects = new Map<string, { bytes: Buffer; contentType: string }>()
  const requests: S3Request[] = []
  const faults: S3Fault[] = []

  function answer(method: string, path: string, bytes: Buffer, contentType: string) {
    const refuse = (status: number, code: string) => ({
      status,
      contentType: 'application/xml',
      bytes: Buffer.from(
        `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`,
      ),
    })
    if (!path.startsWith(`/${BUCKET}/`)) return refuse(404, 'NoSuchBucket')
    if (method === 'PUT') objects.set(path, { bytes, contentType })
    if (method === 'DELETE') objects.delete(path)
    if (method !== 'GET') return { status: method === 'PUT' ? 200 : 204, contentType, bytes: Buffer.alloc(0) }
    const found = objects.get(path)
    return found ? { status: 200, ...found } : refuse(404, 'NoSuchKey')
  }

  const server = createServer(async (req, res) => {
    const chunks: Buffer[] = []
    for await (const chunk of req as AsyncIterable<Buffer>) chunks.push(chunk)
    const { pathname: path } = new URL(req.url ?? '/', 'http://s3.invalid')
    requests.push({ method: req.method ?? '', path, headers: req.headers })
    const fault = faults.shift()
    if (fault === 'silent') return
    if (fault === '500') return void res.writeHead(500).end()
    const given = answer(req.method ?? '', path, Buffer.concat(chunks), String(req.headers['content-type']))
    res.writeHead(given.status, { 'content-type': given.contentType, 'content-length': given.bytes.length })
    if (fault === 'half') res.write(given.bytes.subarray(0, given.bytes.length / 2))
    else res.end(given.bytes)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(
    () =>
      new Promise<void>(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  )
  const options = {
    kind: 's3' as const,
    bucket: BUCKET,
    region: 'ap-southeast-1',
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    accessKeyId: 'AKIATEST',
    secretAccessKey: 'secret-of-the-test',
  }
  return { options, objects, requests, faults }
}
