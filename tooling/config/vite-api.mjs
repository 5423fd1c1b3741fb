import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'

/**
 * Builds a Node program: each entry `name` is `src/name.ts` → `dist/name.js`. Workspace packages are TypeScript
 * sources and are bundled; npm packages stay imports. In mode `development` the first entry runs again after each build.
 * @param {{ entries: string[], mode: string }} options
 */
export function apiBuild({ entries, mode }) {
  const input = Object.fromEntries(
    entries.map((name) => [name, `src/${name}.ts`]).filter(([, file]) => existsSync(file)),
  )
  return {
    build: {
      ssr: true,
      target: 'node24',
      sourcemap: true,
      emptyOutDir: mode !== 'development', // a running program may still load its chunks
      rollupOptions: { input, output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' } },
    },
    ssr: { noExternal: [/^@stationmaster\//] },
    plugins: mode === 'development' ? [runAfterBuild(`dist/${entries[0]}.js`)] : [],
  }
}

/** Ends the old program, waits until it has let go of the data folder, and starts the new one. */
function runAfterBuild(file) {
  let program
  const end = () =>
    new Promise((done) => {
      if (!program || program.exitCode !== null || program.signalCode !== null) return done()
      program.once('exit', done)
      program.kill('SIGTERM')
    })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => end().then(() => process.exit(0)))
  return {
    name: 'stationmaster:run-after-build',
    async closeBundle() {
      await end()
      program = spawn(process.execPath, ['--enable-source-maps', file], {
        // The channel ends when this process is killed, which tells the program to end too.
        stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
        env: { ...process.env, NODE_ENV: 'development' },
      })
    },
  }
}
