// An address the mini-app does not have.
import { ButtonLink } from '../parts/button.tsx'
import { homePath } from '../routes.ts'
import { UNKNOWN_PAGE } from '../words-start.ts'

export const UnknownPage = () => (
  <main class="stopped">
    <h1>{UNKNOWN_PAGE.title}</h1>
    <p>{UNKNOWN_PAGE.todo}</p>
    <ButtonLink isWide href={homePath}>
      {UNKNOWN_PAGE.button}
    </ButtonLink>
  </main>
)
