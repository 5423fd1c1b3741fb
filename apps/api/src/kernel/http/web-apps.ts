import fastifyCompress from '@fastify/compress'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Files whose name holds their hash never change; everything else is asked for again. */
const cacheFor = (path: string) => (path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')

interface WebFolders {
  admin: string
  portal: string
}

/** Serves the two built apps: their files, compressed, and their page for every path of the app. */
export async function webApps(server: FastifyInstance, { admin, portal }: WebFolders): Promise<void> {
  await server.register(async (scope) => {
    await scope.register(fastifyCompress, { encodings: ['gzip'], threshold: 1024 })
    const files = {
      index: false as const,
      wildcard: false, // a route per file, so that every other path of the app is its page
      cacheControl: false,
      globIgnore: ['**/*.map', 'index.html'],
      setHeaders: (reply: FastifyReply, path: string) => void reply.header('cache-control', cacheFor(path)),
    }
    await scope.register(fastifyStatic, { ...files, root: admin, prefix: '/admin/' })
    await scope.register(fastifyStatic, { ...files, root: portal, prefix: '/', decorateReply: false })
    const pages = { admin: pageOf(admin), portal: pageOf(portal) }
    scope.get('/admin', (_, reply) => reply.redirect('/admin/'))
    scope.get('/admin/*', (_, reply) => pages.admin(reply))
    scope.get('/*', (request, reply) => {
      const wantsPage = (request.headers.accept ?? '').includes('text/html')
      return wantsPage ? pages.portal(reply) : reply.callNotFound()
    })
  })
}

/** The app's page, read once; the browser asks for it again each time, since it names the hashed files. */
function pageOf(folder: string) {
  const html = readFileSync(join(folder, 'index.html'), 'utf8')
  return (reply: FastifyReply) => reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(html)
}
