import { secretlintScanner } from '../adapters/scanning/secretlint.scanner.ts'
import type { ExaminationTask } from '../adapters/workers/threaded.examiner.ts'
import { examination } from '../application/catalogue/examination.ts'

const examine = examination(secretlintScanner())

/**
 * What a thread does: the same examination, wired anew, for a thread shares no values with those who start it. Bytes come
 * as they were checked before: JSON in UTF-8, perhaps with a byte order mark.
 */
export default ({ source, title }: ExaminationTask) => examine(JSON.parse(new TextDecoder().decode(source)), title)()
