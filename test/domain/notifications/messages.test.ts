import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { O } from '../../../src/domain/kernel/fp.ts'
import { nextWaitMs } from '../../../src/domain/notifications/mail.ts'
import { leadsTo, lists, type Message, quotes, says } from '../../../src/domain/notifications/message.ts'
import { messageHtml } from '../../../src/domain/notifications/message-html.ts'
import { messageText } from '../../../src/domain/notifications/message-text.ts'
import type { Release } from '../../../src/domain/notifications/release.ts'
import { updateMessage } from '../../../src/domain/notifications/update-message.ts'
import { withdrawalMessage } from '../../../src/domain/notifications/withdrawal-message.ts'

const frame = { name: 'Ada', unsubscribeUrl: 'https://shop.example/unsubscribe/abc' }
const message: Message = {
  subject: 'Something new',
  blocks: [
    says('It is here.'),
    quotes('What is new', 'Twice as fast\n  and half as large'),
    lists('This update adds', ['a shell command', 'the host api.example.com']),
    leadsTo('Your library', 'https://shop.example/library?a=1&b=2'),
  ],
  why: 'You own it.',
}

describe('a message', () => {
  it('reads as plain text', () => {
    expect(messageText(message, frame)).toBe(`Hello Ada,

It is here.

What is new
-----------
Twice as fast
  and half as large

This update adds
----------------
- a shell command
- the host api.example.com

Your library: https://shop.example/library?a=1&b=2

--${' '}
You own it.
No more of these: https://shop.example/unsubscribe/abc
`)
  })

  it('is a page of its own as HTML: a language, a title, headings, a list, links that say where they lead', () => {
    const html = messageHtml(message, frame)
    expect(html).toMatch(/^<!doctype html>\n<html lang="en">/)
    for (const part of [
      '<title>Something new</title>',
      '<li dir="auto">a shell command</li>',
      '<a href="https://shop.example/library?a=1&amp;b=2">Your library</a>',
      '<a href="https://shop.example/unsubscribe/abc">No more of these</a>',
      'Twice as fast\n  and half as large</blockquote>',
    ])
      expect(html).toContain(part)
    expect(html.match(/<h[1-6]/g)).toEqual(['<h1', '<h2', '<h2'])
    expect(html).not.toMatch(/<(script|img|link|iframe|style)|src=|url\(/)
  })

  it('offers no end to what cannot be ended', () => {
    const fixed = { ...frame, unsubscribeUrl: null }
    expect(messageText(message, fixed)).not.toContain('No more')
    expect(messageHtml(message, fixed)).not.toContain('No more')
  })

  it('stays text in HTML, whatever anybody wrote', () => {
    const tags = (html: string): number => html.match(/<[a-z!/]/g)?.length ?? 0
    const plain = tags(messageHtml(message, frame))
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('<b>', '"><img src=x>', "' on='", '&lt;', ''),
        (a, b) => {
          const words = `${a}${b}x`
          const hostile: Message = {
            subject: words,
            blocks: [
              says(words),
              quotes(words, words),
              lists(words, [words, words]),
              leadsTo(words, 'https://shop.example/'),
            ],
            why: words,
          }
          expect(tags(messageHtml(hostile, { ...frame, name: words }))).toBe(plain)
        },
      ),
    )
  })
})

const release: Release = {
  versionId: 'version',
  version: '1.1.0+b',
  status: 'released',
  changelog: 'Twice as fast',
  releasedAt: new Date(),
  workflow: { id: 'workflow', slug: 'invoices', title: 'Invoices', status: 'published' },
  siblings: [],
}
const at = (path: string): string => `https://shop.example${path}`
const textOf = (told: Message): string => messageText(told, frame)

describe('the words about an update', () => {
  it('name it, and lead to all that changed', () => {
    const told = updateMessage(release, { before: '1.0.0', adds: ['a shell command'] }, at)
    expect(told.subject).toBe('Invoices: version 1.1.0+b is out')
    expect(textOf(told)).toContain('It takes the place of 1.0.0.')
    expect(textOf(told)).toContain('- a shell command')
    expect(textOf(told)).toContain('/api/workflows/invoices/versions/1.1.0%2Bb/diff?from=1.0.0')
  })

  it('say so when it adds nothing, and nothing when that is not known', () => {
    expect(textOf(updateMessage(release, { before: '1.0.0', adds: [] }, at))).toContain('It needs nothing new')
    const unknown = textOf(updateMessage(release, { before: '1.0.0', adds: null }, at))
    expect(unknown).not.toMatch(/It needs nothing new|This update adds/)
  })

  it('stay short, however much it adds', () => {
    const adds = Array.from({ length: 500 }, (_, n) => `the host h${n}.example`)
    expect(textOf(updateMessage(release, { before: '1.0.0', adds }, at))).toContain('- and 470 more')
  })

  it('lead to no page that is not there, and quote nothing where nothing was said', () => {
    const archived = { ...release, changelog: ' ', workflow: { ...release.workflow, status: 'archived' as const } }
    const text = textOf(updateMessage(archived, { before: '1.0.0', adds: [] }, at))
    expect(text).not.toMatch(/diff\?from|What is new/)
  })
})

describe('the words about a version that was yanked', () => {
  it('tell what to use instead, or that there is nothing', () => {
    expect(textOf(withdrawalMessage(release, '1.0.0', at))).toContain('Version 1.0.0 is in your library')
    expect(textOf(withdrawalMessage(release, null, at))).toContain('There is no other version yet')
  })
})

describe('a mail that could not be sent', () => {
  const createdAt = new Date('2026-01-01T00:00:00Z')
  const hoursOn = (hours: number): Date => new Date(createdAt.getTime() + hours * 3_600_000)

  it.each([
    [1, 1],
    [2, 2],
    [3, 4],
    [6, 32],
    [7, 60],
    [80, 60],
  ])('after attempt %i waits %i minutes', (attempts, minutes) => {
    expect(nextWaitMs({ attempts, createdAt }, hoursOn(1))).toEqual(O.some(minutes * 60_000))
  })

  it('is given up after three days', () => {
    expect(O.isSome(nextWaitMs({ attempts: 70, createdAt }, hoursOn(71.9)))).toBe(true)
    expect(nextWaitMs({ attempts: 70, createdAt }, hoursOn(72))).toEqual(O.none)
  })
})
