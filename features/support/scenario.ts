import assert from 'node:assert/strict'
import { setWorldConstructor, World } from '@cucumber/cucumber'
import { refresh } from '../../src/adapters/http/accounts/accounts.contract.ts'
import { adminRefresh } from '../../src/adapters/http/accounts/admins.contract.ts'
import type { listWorkflows } from '../../src/adapters/http/catalogue/workflows.contract.ts'
import type { Asking } from '../../src/adapters/http/kernel/client.ts'
import type { AnyContract, ResponseOf } from '../../src/adapters/http/kernel/contract.ts'
import type { Attempt } from './driver.ts'
import { hold, newPerson, type Person } from './person.ts'
import { driver } from './through.ts'

type Workflow = Readonly<{ id: string; slug: string }>

/** What one scenario remembers: its people, and what each of them was last told. */
export class Scenario extends World {
  readonly #people = new Map<string, Person>()
  readonly #workflows = new Map<string, Workflow>()
  readonly #requests = new Map<string, string>()
  /** What came of several tries at once. */
  outcomes: ReadonlyArray<Attempt<unknown>> = []
  /** The payment that was begun last, whoever began it, and what became of each copy of a notice of it. */
  lastReference: string | null = null
  /** The titles that somebody found in the shop, in their order. */
  seen: ReadonlyArray<string> = []
  /** How many of what there are, as somebody who searched was told last. */
  counted: NonNullable<ResponseOf<typeof listWorkflows>['facets']> | null = null
  copies: ReadonlyArray<'taken' | 'refused'> = []

  /** The person of this name, who is the same throughout the scenario and in no other one. */
  person(mentioned: string): Person {
    const name = mentioned.replace(/^an? /, 'the ')
    const found = this.#people.get(name) ?? newPerson(name)
    this.#people.set(name, found)
    return found
  }

  remember(title: string, workflow: Workflow): void {
    this.#workflows.set(title, workflow)
  }

  /** The workflow that was uploaded under this title. */
  workflow(title: string): Workflow {
    const found = this.#workflows.get(title)
    if (found === undefined) throw new Error(`no workflow was uploaded as ${title}`)
    return found
  }

  /** Keeps a custom request by its buyer and title. */
  rememberRequest(buyer: Person, title: string, id: string): void {
    this.#requests.set(`${buyer.name} ${title}`, id)
  }

  /** The id of someone's custom request. */
  request(buyer: Person, title: string): string {
    const found = this.#requests.get(`${buyer.name} ${title}`)
    if (found === undefined) throw new Error(`${buyer.name} did not ask for ${title}`)
    return found
  }

  /** What someone tries, logged in if they are. Like any client, they renew an access token that has run out. */
  async attempt<C extends AnyContract>(
    person: Person,
    contract: C,
    asking: Asking<C> = {},
  ): Promise<Attempt<ResponseOf<C>>> {
    await this.#renewIfExpired(person)
    const { browser } = person
    const outcome = await driver.attempt(contract, asking, { accessToken: person.tokens?.accessToken ?? null, browser })
    person.told = outcome
    return outcome
  }

  /** What someone does on the way to what the scenario is about: it has to succeed. */
  async succeed<C extends AnyContract>(person: Person, contract: C, asking: Asking<C> = {}): Promise<ResponseOf<C>> {
    const outcome = await this.attempt(person, contract, asking)
    if ('refused' in outcome)
      assert.fail(`${person.name} could not ${contract.id}: ${outcome.refused} ${JSON.stringify(outcome.errors)}`)
    return outcome.done
  }

  async #renewIfExpired(person: Person): Promise<void> {
    const { tokens, browser } = person
    if (tokens === null || driver.now().getTime() < tokens.expiresAt) return
    const asking = { body: tokens.refreshToken === null ? {} : { refreshToken: tokens.refreshToken } }
    const as = { accessToken: null, browser }
    const renewed = await (person.runsShop
      ? driver.attempt(adminRefresh, asking, as)
      : driver.attempt(refresh, asking, as))
    person.tokens = null
    if ('done' in renewed) hold(person, renewed.done, driver.now())
  }
}

setWorldConstructor(Scenario)
