// Where the built service starts: what V8 has compiled once is kept beside the bundle for the next start, which then is
// half as long. Where the folder cannot be written, every start is a first one. From the source tree main.ts starts.
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

enableCompileCache(join(import.meta.dirname, 'compiled'))
await import('./main.ts')
