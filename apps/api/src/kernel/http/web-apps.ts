import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const forever = 'public, max-age=31536000, immutable'

/** Serves the two built apps: hashed files for ever, their page for every path of the app. */
export async function webApps(app: FastifyInstance, { admin, portal }: { admin: string; portal: string }): Promise<void> {
  const pageOf = (folder: string) => {
    const html = readFileSync(join(folder, 'index.html'), 'utf8')
    return (reply: FastifyReply) => reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(html)
  }
  const pages = { admin: pageOf(admin), portal: pageOf(portal) }
  const files = { index: false as const, cacheControl: false, setHeaders: (reply: FastifyReply) => void reply.header('cache-control', forever) }
  await app.register(fastifyStatic, { ...files, root: join(admin, 'assets'), prefix: '/admin/assets/' })
  await app.register(fastifyStatic, { ...files, root: join(portal, 'assets'), prefix: '/assets/', decorateReply: false })
  app.get('/favicon.svg', (_, reply) => reply.header('cache-control', 'public, max-age=86400').sendFile('favicon.svg', portal))
  app.get('/admin', (_, reply) => reply.redirect('/admin/'))
  app.get('/admin/*', (_, reply) => pages.admin(reply))
  app.setNotFoundHandler((request, reply) => {
    const wantsPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html')
    return wantsPage ? pages.portal(reply) : reply.status(404).send({ code: 'NOT_FOUND' })
  })
}
