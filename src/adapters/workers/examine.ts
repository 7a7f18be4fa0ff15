import { examination } from '../../application/catalogue/examination.ts'

/** What the worker thread is given: the upload's bytes, which it reads anew, for copying a large value costs as much. */
export type Task = Readonly<{ source: Uint8Array; title: string | null }>

/** The worker thread's one job. Bytes come as they were checked before: JSON in UTF-8, perhaps with a byte order mark. */
export default ({ source, title }: Task) => examination(JSON.parse(new TextDecoder().decode(source)), title)
