import { ownText } from '../document/json.ts'
import type { WorkflowNode } from '../document/workflow-document.ts'
import { isOneOf } from '../node-type.ts'
import { type AnalysisRule, nodesThat } from './analysis-rule.ts'

/** n8n's database nodes that take SQL as text. */
const asksInSql = isOneOf(
  new Set([
    'postgres',
    'mySql',
    'microsoftSql',
    'mariaDb',
    'cockroachDb',
    'crateDb',
    'questDb',
    'timescaleDb',
    'snowflake',
    'oracleDatabase',
    'databricks',
    'googleBigQuery',
  ]),
)

const sqlMembers = ['query', 'sqlQuery', 'executeQuery']

/** What a workflow's own settings say is no stranger's. */
const ownValue = /\{\{\s*\$(?:env|vars|workflow|execution|now|today)\b[^{}]{0,200}\}\}/g

/** Text of an earlier step put between the words of the statement, rather than given as a parameter beside it. */
const isPutTogether = ({ type, parameters, disabled }: WorkflowNode): boolean =>
  !disabled &&
  asksInSql(type) &&
  sqlMembers.some((member) => (ownText(parameters, member) ?? '').replace(ownValue, '').includes('{{'))

export const sqlFromData: AnalysisRule = {
  id: 'sql-from-data',
  severity: 'warning',
  operatorsOnly: true,
  risk: { level: 'medium', reason: 'It puts data into SQL statements; what comes in could change them.' },
  check: nodesThat(
    isPutTogether,
    'an expression stands within the SQL; give its value as a query parameter ($1), so that data stays data',
  ),
}
