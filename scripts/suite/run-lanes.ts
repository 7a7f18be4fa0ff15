import { floor } from './floor.ts'
import { type Outcome, runStage, type Stage } from './stage.ts'

/** Stages that run one after another, beside the other lanes. A stage that fails stops none of those that follow it. */
export type Lane = ReadonlyArray<Stage>

/** Runs the lanes side by side; their output is heard stage by stage, lane by lane. */
export const runLanes = async (lanes: ReadonlyArray<Lane>): Promise<ReadonlyArray<Outcome>> => {
  const { speaker } = floor((text) => void process.stdout.write(text))
  const announced = lanes.map((lane) => lane.map((stage) => ({ stage, ...speaker(stage.name) })))
  const outcomes = await Promise.all(
    announced.map(async (lane) => {
      const done: Array<Outcome> = []
      for (const { stage, say, end } of lane) {
        done.push(await runStage(stage, say))
        end()
      }
      return done
    }),
  )
  return outcomes.flat()
}
