import { expect, it } from 'vitest'
import { accounts } from '../../../src/composition/accounts.ts'
import { catalogue } from '../../../src/composition/catalogue.ts'
import type { Category } from '../../../src/domain/catalogue/category.ts'
import { O } from '../../../src/domain/kernel/fp.ts'
import { Categories } from '../../../src/ports/catalogue/categories.ts'
import { OperatorReads } from '../../../src/ports/catalogue/operator-reads.ts'
import { both, succeed } from '../both.ts'
import { walked } from '../walked.ts'
import { stocked } from './stock.ts'

both('Categories', [accounts, catalogue], (side) => {
  const categories = () => side().of(Categories)
  const add = (slug: string, name = slug) => succeed(side().transact((tx) => categories().add(tx)({ slug, name })))
  const change = (slug: string, to: Partial<Category>) =>
    succeed(side().transact((tx) => categories().change(tx)(slug, to)))
  const remove = (slug: string) => succeed(side().transact((tx) => categories().remove(tx)(slug)))
  const all = async () => (await succeed(categories().list({ limit: 100, after: null }))).items
  const ofWorkflow = async (id: string) => {
    const found = await succeed(side().of(OperatorReads).one(id))
    return O.isSome(found) ? found.value.categories : null
  }

  it('are added once', async () => {
    expect([await add('mail', 'Mail'), await add('mail', 'Post')]).toEqual(['added', 'exists'])
    expect(await all()).toEqual([{ slug: 'mail', name: 'Mail', count: 0 }])
  })

  it('that are needed are made, those that are there keep their names', async () => {
    await add('mail', 'Letters')
    await succeed(
      side().transact((tx) =>
        categories().ensure(tx)([
          { slug: 'mail', name: 'Mail' },
          { slug: 'books', name: 'Books' },
        ]),
      ),
    )
    expect(await all()).toEqual([
      { slug: 'books', name: 'Books', count: 0 },
      { slug: 'mail', name: 'Letters', count: 0 },
    ])
  })

  it('count published workflows only', async () => {
    await add('mail')
    await stocked(side(), { listing: { categories: ['mail'] } })
    await stocked(side(), { listing: { categories: ['books', 'mail'] } })
    await stocked(side(), { listing: { categories: ['mail'] }, published: false })
    expect(await all()).toEqual([{ slug: 'mail', name: 'mail', count: 2 }])
    expect(await succeed(categories().find('mail'))).toEqual({ slug: 'mail', name: 'mail', count: 2 })
    expect(await succeed(categories().find('nothing'))).toBeNull()
  })

  it('are renamed on their workflows, too', async () => {
    await add('mail')
    await add('books')
    const { id } = await stocked(side(), { listing: { categories: ['books', 'mail'] } })
    expect(await change('mail', { slug: 'post', name: 'Post' })).toBe('changed')
    expect(await ofWorkflow(id)).toEqual(['books', 'post'])
    expect(await change('post', { name: 'Letters' })).toBe('changed')
    expect(await succeed(categories().find('post'))).toEqual({ slug: 'post', name: 'Letters', count: 1 })
    expect(await change('post', { slug: 'books' })).toBe('exists')
    expect(await change('mail', { slug: 'books' })).toBe('missing')
    expect(await change('post', {})).toBe('changed')
  })

  it('are taken off their workflows when they are removed', async () => {
    await add('mail')
    const { id } = await stocked(side(), { listing: { categories: ['books', 'mail'] } })
    expect([await remove('mail'), await remove('mail')]).toEqual(['removed', 'missing'])
    expect(await ofWorkflow(id)).toEqual(['books'])
  })

  it('are listed in the order of the letters of their slugs', async () => {
    for (const slug of ['b', 'a1', 'a-1', 'a']) await add(slug)
    const pages = await walked((page) => categories().list(page), 3)
    expect(pages.map((page) => page.map(({ slug }) => slug))).toEqual([['a', 'a-1', 'a1'], ['b']])
  })
})
