import { type Configuration, isRaw, type RawQueryFragment, raw } from '@mikro-orm/core'
import { PostgreSqlConnection, PostgreSqlDriver } from '@mikro-orm/postgresql'
import { NativeQueryBuilder } from '@mikro-orm/sql'
import { CompiledQuery } from 'kysely'
import { boundText } from './bound-text.ts'

type Asked = Parameters<PostgreSqlConnection['execute']>

const plain = (
  query: Asked[0],
  params: NonNullable<Asked[1]>,
): Readonly<{ sql: string; params: ReadonlyArray<unknown> }> => {
  const built: string | RawQueryFragment = query instanceof NativeQueryBuilder ? query.toRaw() : query
  if (isRaw(built)) return built
  return Array.isArray(params) ? { sql: built, params } : raw(built, params as Record<string, unknown>)
}

/** The ORM's own connection writes values, quoted, into the text of its statements; this one gives them to PostgreSQL apart. */
class BindingConnection extends PostgreSqlConnection {
  override async execute<T>(...[query, params = [], method = 'all', transaction]: Asked): Promise<T> {
    await this.ensureConnection()
    const { sql, params: of } = plain(query, params)
    const { text, values } = boundText(sql, of, (name) => this.platform.quoteIdentifier(name))
    const result = await (transaction ?? this.getClient()).executeQuery(CompiledQuery.raw(text, [...values]))
    return this.transformRawResult<T>(result, method)
  }
}

/** MikroORM for PostgreSQL whose statements have parameters. */
export class BindingDriver extends PostgreSqlDriver {
  protected override readonly connection: PostgreSqlConnection

  constructor(config: Configuration) {
    super(config)
    this.connection = new BindingConnection(config)
  }
}
