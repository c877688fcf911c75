import { Library, type LibrarySetup } from './library';

/** The libraries of a model by issuer, made when they are first needed: the issuer follows the host of the request. */
export class Libraries {
  readonly #made = new Map<string, Promise<Library>>();
  readonly #setup: LibrarySetup;

  constructor(setup: LibrarySetup) {
    this.#setup = setup;
  }

  of(issuer: string): Promise<Library> {
    const made = this.#made.get(issuer) ?? Library.create(issuer, this.#setup);
    this.#made.set(issuer, made);
    return made;
  }
}
