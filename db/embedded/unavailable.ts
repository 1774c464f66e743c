// The one error of the built-in database. Its message is for the person who runs the program: what is missing or
// forbidden here, and the one command that gives a PostgreSQL instead.

/** Why the built-in database cannot run on this machine or with this folder, and what to do instead. */
export class EmbeddedUnavailable extends Error {
  constructor(reason: string, options?: ErrorOptions) {
    super(`${reason.trim()}\n${INSTEAD}`, options)
    this.name = 'EmbeddedUnavailable'
  }
}

const INSTEAD = `
The built-in database cannot be used, so please give this program a PostgreSQL (16 to 18). One command starts one:
  docker run -d --name otop-postgres -e POSTGRES_PASSWORD=choose-one -e POSTGRES_DB=otop -p 127.0.0.1:5432:5432 -v otop-postgres:/var/lib/postgresql postgres:18
and DATABASE_URL, in the environment or in .env, names it:
  DATABASE_URL=postgres://postgres:choose-one@127.0.0.1:5432/otop`
