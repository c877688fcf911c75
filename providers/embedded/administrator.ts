import { expectedOneOf, quoted } from '../../src/core/diagnostics/expected';
import type { EmbeddedProvider, EmbeddedTls, EmbeddedUser } from './embedded-provider';

/**
 * An administrator of a model: takes the filled-in forms of a page, as they stand, and registers the client that they describe. The forms
 * of a vendor are a closed list, written from its own sources: what its form does not have, or would not take, is refused.
 */

/** A line of a form as the page gives it to an administrator. */
export interface FilledField {
  /** Title of the form, `New Application > Application` for instance. */
  readonly form: string;
  readonly label: string;
  /** Empty is a field that is emptied; a row of a list with an empty value is not there. */
  readonly value: string;
  /**
   * The words in bold after the value: what a row chooses besides its value, `Strict` and `Post Logout` for instance. Absent: they were not
   * read, and a list of several rows that have such choices is refused.
   */
  readonly bold?: readonly string[];
}

interface Problem {
  /** What stands there. Default: the value in the field. */
  readonly unexpected?: string;
  /** What the vendor has: names, of which the nearest is proposed, or a description. */
  readonly expected: readonly string[] | string;
  /** Whether the form lacks the field, so that naming it as the place would not help. Default false. */
  readonly ofForm?: boolean;
}

/** What the vendor's form does not have or would not take. */
export class FormRefusal extends Error {
  readonly field: FilledField;
  /** The name or the value that was probably meant. */
  readonly expected: string | undefined;

  constructor(field: FilledField, { unexpected = field.value, expected, ofForm = false }: Problem) {
    const near = typeof expected === 'string' ? undefined : expectedOneOf(unexpected, expected);
    const what = unexpected === '' ? 'empty field' : quoted([unexpected]);
    const place = ofForm ? '' : ` in the field ${quoted([field.label])} of`;
    super(
      `Unexpected ${what}, ${near?.hint ?? `expected ${String(expected)}`},${place || ' in'} the form ${quoted([field.form])}`,
    );
    this.name = 'FormRefusal';
    this.field = field;
    this.expected = near?.expected.length === 1 ? near.expected[0] : undefined;
  }
}

/** What the provider now has of the client. Names follow the models; in brackets those of OpenID Connect registration metadata. */
export interface ClientRecord {
  readonly clientId: string;
  /** Absent for a client that has none to show. */
  readonly clientSecret: string | undefined;
  readonly clientType: 'confidential' | 'public';
  /** What people read of the client. [client_name] */
  readonly name: string | undefined;
  readonly redirectUris: readonly string[];
  readonly postLogoutRedirectUris: readonly string[];
  /** The scopes that the client may ask for, and gets. [scope] */
  readonly scopes: readonly string[];
  /** The challenge that the provider demands; `undefined`: none. */
  readonly pkce: 'S256' | 'plain' | undefined;
  /** Where the provider’s list of applications leads. [client_uri] */
  readonly launchUrl: string | undefined;
  /** [logo_uri] */
  readonly icon: string | undefined;
  /** Settings that only this vendor has, by its own names for them in API or realm file. */
  readonly vendor: Readonly<Record<string, string | boolean | readonly string[]>>;
}

/** A scope and its claims that the administrator made besides the forms. */
export interface ClaimMapping {
  readonly scopeName: string;
  readonly claims: (user: EmbeddedUser) => Readonly<Record<string, unknown>>;
}

/** What the page's forms do not say. */
export interface AdministratorOptions {
  /** One of {@link Administrator.versions}. Default: the first. */
  readonly version?: string;
  /** The authority by which readers know the provider. */
  readonly host: string;
  /** Default: any that is free. */
  readonly port?: number;
  /** Default: plain HTTP. */
  readonly tls?: EmbeddedTls;
  readonly users: readonly EmbeddedUser[];
  /** Keycloak needs it; others have none. */
  readonly realm?: string;
  /** Scopes with claims of our own, selected in the client: in the place of the vendor's of that name, or besides them. */
  readonly mappings?: readonly ClaimMapping[];
  /** Names of files that were uploaded before, for fields that choose one. Default: none. */
  readonly files?: readonly string[];
}

/** A model with its client. */
export interface RegisteredProvider extends EmbeddedProvider {
  readonly record: ClientRecord;
}

/** A form of the vendor; `*` in the title stands for the name of something that exists. */
export interface VendorForm {
  readonly title: string;
  readonly labels: readonly string[];
  /** Fields without which it cannot be sent and which the vendor does not fill in itself. */
  readonly required: readonly string[];
}

export interface Administrator {
  /** The provider's id: the name of its folder. */
  readonly provider: string;
  readonly name: string;
  /** Versions of the vendor for which the labels hold, newest first; the first is the default. */
  readonly versions: readonly string[];
  readonly forms: readonly VendorForm[];
  /** Whether a form with this title is one of the vendor's. */
  readonly owns: (form: string) => boolean;
  /**
   * Fills in the forms and starts the model.
   *
   * @param fields in the order of the page; a field that none gives keeps the vendor's default
   * @throws FormRefusal when the vendor's form has no such field, or would not take the value
   * @throws RangeError when the version is not one of {@link versions}, or the model has no such setting
   * @throws when the port is taken
   */
  readonly start: (fields: readonly FilledField[], options: AdministratorOptions) => Promise<RegisteredProvider>;
}

/**
 * The version to model.
 *
 * @throws RangeError when the labels of the forms are not known for it
 */
export function chosenVersion(versions: readonly string[], asked: string | undefined): string {
  const version = asked ?? versions[0];
  if (version === undefined || !versions.includes(version))
    throw new RangeError(
      `Unexpected version ${String(version)}, expected one whose forms are known: ${versions.join(', ')}.`,
    );
  return version;
}
