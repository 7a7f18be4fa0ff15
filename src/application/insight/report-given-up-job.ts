import { Alerts } from '../../ports/kernel/alerts.ts'
import { useCase } from '../kernel/use-case.ts'

/** A job that nobody tries again; `event` and `subject` say what it followed, when it followed anything. */
type GivenUp = Readonly<{ queue: string; job: string; event: string | null; subject: string | null; failure: string }>

/** Calls a person to a job that was given up: after its last try, or at once where no try could help. */
export const reportGivenUpJob = useCase(
  'ReportGivenUpJob',
  { alerts: Alerts },
  [],
  ({ alerts }) =>
    (job: GivenUp) =>
      alerts.raise('a job was given up', job),
)
