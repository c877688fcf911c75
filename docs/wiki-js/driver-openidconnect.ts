import type { Request } from 'express';
import OpenIDConnectStrategy from 'passport-openidconnect';

type Options = ConstructorParameters<typeof OpenIDConnectStrategy>[0];
type Verify = ConstructorParameters<typeof OpenIDConnectStrategy>[1];

/**
 * passport-openidconnect as it is, with one thing around it: version 0.1.2 throws `done is not defined` out of a callback when userinfo
 * answers with something that is not JSON, a redirect for instance. In Wiki.js that is an uncaught exception, which its process logs and
 * survives; here it would end the run.
 */
export class WatchedOpenIDConnectStrategy extends OpenIDConnectStrategy {
  // No private field: passport makes an object of its own for each request, with the strategy as its prototype.
  protected readonly onCrash: (error: unknown, request: Request) => void;

  constructor(options: Options, verify: Verify, onCrash: (error: unknown, request: Request) => void) {
    super(options, verify);
    this.onCrash = onCrash;
  }

  override authenticate(request: Request, options?: OpenIDConnectStrategy.AuthenticateOptions): void {
    const client = this._oauth2;
    const watched = Object.create(client) as typeof client;
    watched.get = (url, accessToken, callback) => {
      client.get(url, accessToken, (error, body, response) => {
        try {
          callback(error, body, response);
        } catch (crash) {
          this.onCrash(crash, request);
        }
      });
    };
    this._oauth2 = watched;
    super.authenticate(request, options);
  }
}
