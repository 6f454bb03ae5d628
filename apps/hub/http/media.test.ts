import fastifyStatic from '@fastify/static'
import Fastify from 'fastify'
import type { FastifyInstance } from 'fastify'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createMediaList, serveMedia } from './media.ts'

let folder: string
let app: FastifyInstance

const open = async (given: string | undefined): Promise<void> => {
  app = Fastify()
  await app.register(fastifyStatic, { root: tmpdir(), serve: false })
  serveMedia(app, given)
}
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'senha-media-'))
  await open(folder)
})
afterEach(async () => {
  await app.close()
  rmSync(folder, { recursive: true, force: true })
})
const put = (name: string, content = 'some bytes'): void => writeFileSync(join(folder, name), content)
const listed = async (): Promise<unknown> => (await app.inject('/media')).json()

describe('the folder of pictures and videos', () => {
  test('is listed by name: pictures and videos, in any case of letters', async () => {
    for (const name of ['b.WEBM', 'a.jpg', 'c.png', 'd.webp', 'e.avif', 'f.mp4', 'Praça da Alegria.jpeg']) put(name)
    expect(await listed()).toEqual({
      files: [
        { name: 'a.jpg', kind: 'picture' }, { name: 'b.WEBM', kind: 'video' }, { name: 'c.png', kind: 'picture' }, { name: 'd.webp', kind: 'picture' },
        { name: 'e.avif', kind: 'picture' }, { name: 'f.mp4', kind: 'video' }, { name: 'Praça da Alegria.jpeg', kind: 'picture' },
      ],
    })
  })

  test('hides everything else: other files, hidden ones, empty ones, subfolders, links, and what is too large', async () => {
    for (const name of ['notes.txt', 'page.html', 'picture.svg', 'loop.gif', '.hidden.jpg', 'huge.jpg']) put(name)
    put('empty.jpg', '')
    truncateSync(join(folder, 'huge.jpg'), 20_000_001)
    mkdirSync(join(folder, 'more.jpg'))
    symlinkSync('/etc/passwd', join(folder, 'link.jpg'))
    expect(await listed()).toEqual({ files: [] })
    for (const name of ['notes.txt', '.hidden.jpg', 'huge.jpg', 'link.jpg', '..%2F..%2Fetc%2Fpasswd', '%2e%2e%2fpasswd']) expect([name, (await app.inject(`/media/${name}`)).statusCode]).toEqual([name, 404])
  })

  test('is served whole and in parts, as what it is', async () => {
    put('a.mp4', '0123456789')
    put('Praça 1.jpg', 'picture')
    const whole = await app.inject('/media/a.mp4')
    expect([whole.statusCode, whole.body, whole.headers['content-type']]).toEqual([200, '0123456789', 'video/mp4'])
    const part = await app.inject({ url: '/media/a.mp4', headers: { range: 'bytes=2-4' } })
    expect([part.statusCode, part.body, part.headers['content-range']]).toEqual([206, '234', 'bytes 2-4/10'])
    expect((await app.inject(`/media/${encodeURIComponent('Praça 1.jpg')}`)).headers['content-type']).toBe('image/jpeg')
  })

  test('taken away while the hub runs, is empty and does no harm', async () => {
    put('a.jpg')
    rmSync(folder, { recursive: true })
    expect(await listed()).toEqual({ files: [] })
    expect((await app.inject('/media/a.jpg')).statusCode).toBe(404)
  })
})

test('a hub without such a folder has an empty list', async () => {
  await app.close()
  await open(undefined)
  expect(await listed()).toEqual({ files: [] })
})

test('however many ask, a folder is looked at once at a time; one on a drive that hangs is empty after a moment', async () => {
  let looks = 0
  const list = createMediaList(folder, async () => {
    looks += 1
    return new Promise(() => undefined)
  })
  expect(await Promise.all(Array.from({ length: 200 }, list))).toEqual(Array.from({ length: 200 }, () => []))
  expect(await list()).toEqual([])
  expect(looks).toBe(1)
})

test('a name that no browser can ask for is not listed', async () => {
  for (const name of ['two\nlines.jpg', 'back\\slash.jpg', '50% #1?.jpg']) put(name)
  expect(await listed()).toEqual({ files: [{ name: '50% #1?.jpg', kind: 'picture' }] })
  expect((await app.inject(`/media/${encodeURIComponent('50% #1?.jpg')}`)).statusCode).toBe(200)
})
