import { nobodysId } from '../../support/nobody.ts'
import { aBrokenDocument, aDocument, aListing, anUpload } from '../support/catalogue.ts'
import type { Act, Acts, AtWork } from './at-work.ts'

const reason = { reason: 'r' }

/** What operators do with workflows and their categories. */
export const actsOfCatalogue = ({ asked }: AtWork): Acts => {
  const uploaded = async (more: object = {}): Promise<string> =>
    (await asked('post', { path: '/workflows', body: anUpload({ ...more }) })).json.workflowId
  /** The same to a workflow that is there, and to one that is not. */
  const toOne = async (after: string, body?: object, more: object = {}): Promise<Act> => ({
    done: { path: `/workflows/${await uploaded(more)}${after}`, ...(body && { body }) },
    refused: { path: `/workflows/${nobodysId}${after}`, ...(body && { body }) },
  })
  const further = (release: boolean) => ({ version: '1.1.0', changelog: 'c', document: aDocument(), release })
  const category = async (slug: string): Promise<string> => {
    await asked('post', { path: '/categories', body: { name: slug, slug } })
    return `/categories/${slug}`
  }
  return {
    uploadWorkflow: async () => ({
      done: { path: '/workflows', body: anUpload() },
      refused: { path: '/workflows', body: anUpload({ document: aBrokenDocument() }) },
    }),
    addVersion: () => toOne('/versions', further(true)),
    changeWorkflow: () => toOne('', { title: 'Another title' }),
    replaceWorkflow: () => toOne('', { ...aListing, title: 'Another title' }),
    deleteWorkflow: () => toOne(''),
    publishWorkflow: () => toOne('/publish', undefined, { publish: false }),
    unlistWorkflow: () => toOne('/unlist'),
    archiveWorkflow: () => toOne('/archive'),
    removeWorkflow: () => toOne('/remove', reason),
    releaseVersion: async () => {
      const id = await uploaded()
      await asked('post', { path: `/workflows/${id}/versions`, body: further(false) })
      const path = `/workflows/${id}/versions/1.1.0/release`
      return { done: { path }, refused: { path: `/workflows/${id}/versions/9.9.9/release` } }
    },
    yankVersion: async () => {
      const path = `/workflows/${await uploaded()}/versions/1.0.0/yank`
      return { done: { path, body: reason }, refused: { path: path.replace('1.0.0', '9.9.9'), body: reason } }
    },
    addCategory: async () => {
      const asking = { path: '/categories', body: { name: 'Mail', slug: 'mail' } }
      return { done: asking, refused: asking }
    },
    changeCategory: async () => ({
      done: { path: await category('talk'), body: { name: 'Talking', slug: 'talking' } },
      refused: { path: '/categories/none-such', body: { name: 'x' } },
    }),
    deleteCategory: async () => {
      const path = await category('gone')
      return { done: { path }, refused: { path } }
    },
  }
}
