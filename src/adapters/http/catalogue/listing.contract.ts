import { categoryName, longestCategoryName } from '../../../domain/catalogue/category.ts'
import { changelogOf, descriptionOf, labelOf, summaryOf, titleOf } from '../../../domain/catalogue/listing-text.ts'
import { versionNumberOf } from '../../../domain/catalogue/version-number.ts'
import { licences } from '../../../domain/catalogue/workflow.ts'
import { bool, listOf, money, parsed, text, word } from '../kernel/codec/values.ts'

export const label = parsed('slug', labelOf, { pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', minLength: 1, maxLength: 60 })
export const versionNumber = parsed('version', versionNumberOf, { minLength: 1, maxLength: 64 })
export const licence = word(...licences)
export const nameOfCategory = parsed('name', categoryName, { minLength: 1, maxLength: longestCategoryName })

/** What an upload has to say of a workflow. */
export const needed = {
  title: parsed('title', titleOf, { minLength: 1, maxLength: 120 }),
  summary: parsed('summary', summaryOf, { minLength: 1, maxLength: 280 }),
  price: money,
}

/** What it may say. */
export const voluntary = {
  description: parsed('description', descriptionOf, { maxLength: 20_000 }),
  categories: listOf(label, 10),
  tags: listOf(label, 20),
  licence,
  rightsHeld: bool,
}

export const changelog = parsed('changelog', changelogOf, { maxLength: 20_000 })
export const reason = text(1, 1_000)
