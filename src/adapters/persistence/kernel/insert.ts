import type { EntityManager, EntitySchema, RequiredEntityData } from '@mikro-orm/postgresql'

/**
 * Inserts a row unless a unique constraint on these columns holds one already; tells whether it was inserted.
 * The database decides which of two writers was first, and the transaction of the second goes on.
 */
export const insertUnlessTaken = async <Row extends object>(
  em: EntityManager,
  entity: EntitySchema<Row>,
  row: RequiredEntityData<Row>,
  columns: ReadonlyArray<string>,
): Promise<boolean> => {
  const result = await em
    .createQueryBuilder(entity)
    .insert(row)
    .onConflict([...columns] as never)
    .ignore()
    .execute('run')
  return result.affectedRows === 1
}
