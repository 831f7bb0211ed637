import type { PersonId } from '../../kernel/ids.ts';

/** More than sign in at once anywhere; beyond it the oldest is forgotten, and only costs a question more. */
const most = 10_000;

/** Whose sign-in a token was when it was last looked up, by its digest. A hint: whether the sign-in still holds only the database says. */
export class Holders {
  readonly #known = new Map<string, PersonId>();

  of(digest: Buffer): PersonId | undefined {
    return this.#known.get(digest.toString('hex'));
  }

  keep(digest: Buffer, personId: PersonId): void {
    this.#known.set(digest.toString('hex'), personId);
    if (this.#known.size > most) this.#known.delete(this.#known.keys().next().value!);
  }
}
