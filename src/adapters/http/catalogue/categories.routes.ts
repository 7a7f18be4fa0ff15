import { addCategory } from '../../../application/catalogue/add-category.ts'
import { changeCategory } from '../../../application/catalogue/change-category.ts'
import { deleteCategory } from '../../../application/catalogue/delete-category.ts'
import { listCategories } from '../../../application/catalogue/list-categories.ts'
import { reply, route } from '../kernel/route.ts'
import * as contract from './categories.contract.ts'

export const categoriesRoutes = [
  route(contract.adminCategories, listCategories, {
    toInput: ({ page }) => ({ page }),
    toResponse: (page) => reply(page),
  }),
  route(contract.addCategory, addCategory, {
    toInput: ({ body: { name, slug = null } }, operator) => ({ name, slug, operator }),
    toResponse: (category) => reply(category),
  }),
  route(contract.changeCategory, changeCategory, {
    toInput: ({ params: { slug }, body }, operator) => ({ slug, to: body, operator }),
    toResponse: (category) => reply(category),
  }),
  route(contract.deleteCategory, deleteCategory, {
    toInput: ({ params: { slug } }, operator) => ({ slug, operator }),
    toResponse: () => reply(undefined),
  }),
]
