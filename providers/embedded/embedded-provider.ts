/**
 * What the models of identity providers have in common. A model answers on loopback as the vendor's server would, as far as the facts go
 * that it is written from. It is no evidence about the vendor: what it says is "from our model, not observed".
 */

/** A user of the provider. Both models make the vendor's claims of it. */
export interface EmbeddedUser {
  readonly username: string;
  readonly password: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email?: string;
  /** Keycloak's switch "Email verified"; default false, as for users made in its console. authentik has no such field. */
  readonly emailVerified?: boolean;
  /** Names of groups; at Keycloak paths such as `/staff`. */
  readonly groups?: readonly string[];
}

/** Certificate and private key in PEM. */
export interface EmbeddedTls {
  readonly key: string;
  readonly cert: string;
}

export interface EmbeddedOptions {
  /** The version that is modelled, as the vendor writes it. */
  readonly version: string;
  /**
   * The authority by which readers know the server, `authentik.company` for instance. It goes into {@link EmbeddedProvider.url} only:
   * issuer and endpoints follow the `Host` of each request, as they do at the vendors. Default: address and port.
   */
  readonly host?: string;
  /** Default: any that is free. The address is always 127.0.0.1. */
  readonly port?: number;
  /** Speak TLS. Default: plain HTTP. */
  readonly tls?: EmbeddedTls;
  readonly users: readonly EmbeddedUser[];
}

/** One line of what passed between a client and the model. */
export interface LogEntry {
  /** Requests are counted from 1; all lines of one request have its number. */
  readonly exchange: number;
  /** `cause` is what the vendor's own log would say and the client is not told. */
  readonly kind: 'request' | 'cause' | 'response';
  /** Secrets, tokens, codes and passwords are masked. */
  readonly text: string;
}

/** A fault that clients have to notice in an ID token. */
export type IdTokenFault = 'issuer' | 'audience' | 'signature' | 'nonce' | 'expired';

/** A model that runs. */
export interface EmbeddedProvider {
  /** Scheme and host by which readers know it, without a slash at the end. */
  readonly url: string;
  /** The port on 127.0.0.1. */
  readonly port: number;
  readonly version: string;
  /** What it saw and said, in order. */
  readonly log: readonly LogEntry[];
  /** What the vendor does and the model does not. */
  readonly notModelled: readonly string[];
  /** From now on puts a fault into every ID token; without an argument ends that. */
  readonly spoil: (fault?: IdTokenFault) => void;
  /** Closes all connections and resolves when the port is free. */
  readonly stop: () => Promise<void>;
}
