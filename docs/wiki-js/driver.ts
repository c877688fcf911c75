import { randomUUID } from 'node:crypto';
import type { RequestListener } from 'node:http';
import type { NextFunction, Request, Response } from 'express';
import express from 'express-4.18';
import session from 'express-session';
import passport from 'passport';
import { Accounts, GUESTS, type Account, type Registration } from './driver-accounts';
import { errorPage, homePage, loginPage, notFoundPage, unauthorizedPage } from './driver-pages';
import { createStrategy, scopesOf, type StrategyConfig } from './driver-strategies';

declare module 'express-session' {
  interface SessionData {
    /** What the Keycloak strategy keeps for the log-out. */
    keycloakIdToken: string | undefined;
  }
}

/** A strategy as it stands in Administration > Authentication. */
export interface StrategySettings extends Registration {
  readonly key: string;
  readonly displayName: string;
  readonly isEnabled: boolean;
  readonly config: StrategyConfig;
}

export interface WikiOptions {
  /** Where the first administrator's e-mail address comes from is no matter of the login. Default: none that anybody else has. */
  readonly administrator?: string;
  /** What Wiki.js shows to the person or writes into its log, word for word. */
  readonly says: (text: string) => void;
}

const LOCAL: StrategySettings = {
  key: 'local',
  displayName: 'Local',
  isEnabled: true,
  config: { module: 'local' },
  selfRegistration: false,
  domains: [],
  groups: [],
};

const COOKIE = 'jwt';
const YEAR = 365 * 24 * 3600 * 1000;

/**
 * Wiki.js 2.5.314 as a login sees it: its own client code (passport and the strategies at the versions that it pins) on Express, with the
 * rules around them restated from its server/core/auth.js, server/controllers/auth.js and server/models/users.js, and compared with what
 * the real one answered. Nothing is stored; time, languages and all pages but the first are left out.
 */
export class Wiki {
  /** Administration > Users and Groups. */
  readonly accounts = new Accounts();
  /** Administration > Security > Bypass Login Screen. */
  bypassesLogin = false;
  /** What serves `https://HOST`. */
  readonly listener: RequestListener;
  /** Why the last login failed, as the packages say and Wiki.js does not: neither its page nor its log has it. */
  droppedCause: string | undefined;
  #siteUrl = '';
  /** In the order of the list, which counts for the bypass only. */
  #strategies: readonly StrategySettings[] = [LOCAL];
  #loaded = new Map<string, StrategySettings>();
  readonly #passport = new passport.Passport();
  /** The real token says who it is; what it says is not looked at by anybody else. */
  readonly #tokens = new Map<string, Account>();
  readonly #says: (text: string) => void;

  constructor({ administrator = 'administrator@localhost.test', says }: WikiOptions) {
    this.#says = says;
    this.accounts.add({ strategy: 'local', email: administrator, name: 'Administrator', groups: [1] });
    this.listener = this.#createApp();
  }

  get siteUrl(): string {
    return this.#siteUrl;
  }

  /** Administration > General > Site URL. The strategies go on with the old one until they are applied again. */
  set siteUrl(url: string) {
    this.#siteUrl = url.trim().replace(/\/$/, '');
  }

  /** What Configuration Reference shows as Callback URL / Redirect URI. */
  callbackUrl(key: string): string {
    return `${this.#siteUrl}/login/${key}/callback`;
  }

  /** As they stand in Administration > Authentication. */
  get strategies(): readonly StrategySettings[] {
    return this.#strategies;
  }

  /** Apply in Administration > Authentication. A strategy that does not load is named in the log and has no effect. */
  applyStrategies(strategies: readonly StrategySettings[]): void {
    for (const { key } of this.#loaded.values()) this.#passport.unuse(key);
    this.#strategies = [...strategies, ...(strategies.some(({ key }) => key === LOCAL.key) ? [] : [LOCAL])];
    this.#loaded = new Map();
    for (const strategy of this.#strategies) {
      try {
        this.#load(strategy);
        this.#loaded.set(strategy.key, strategy);
      } catch (error) {
        this.#says(`Authentication Strategy ${strategy.displayName} (${strategy.key}): [ FAILED ]`);
        this.#says(error instanceof Error ? error.message : String(error));
      }
    }
  }

  #load({ key, config, ...registration }: StrategySettings): void {
    if (config.module === 'local') return;
    const { accounts } = this;
    const strategy = createStrategy(config, {
      callbackURL: this.callbackUrl(key),
      processProfile: (profile) => accounts.ofLogin(key, profile, registration),
      mapGroups: (account, names) => {
        account.groups = accounts.groups.filter(({ name }) => names.includes(name)).map(({ id }) => id);
      },
      onCrash: (error, request) => {
        this.#says(error instanceof Error ? error.message : String(error));
        // The real one never answers. Nobody waits for that here: the proxy in front of it gives up at once.
        request.res?.status(504).type('text').send('504 Gateway Time-out');
      },
    });
    this.#passport.use(key, strategy);
  }

  #createApp(): RequestListener {
    const app = express();
    const cookies = session({ secret: randomUUID(), resave: false, saveUninitialized: false });
    app.use(cookies, this.#passport.initialize());
    app.use((request, response, next) => {
      const { path, url } = request;
      if (path.length > 1 && path.endsWith('/')) response.redirect(301, path.slice(0, -1) + url.slice(path.length));
      else next();
    });
    app.get('/login', (request, response) => {
      const [first] = this.#strategies;
      if (this.bypassesLogin && request.query.all === undefined && first && first.config.module !== 'local') {
        response.redirect(`/login/${first.key}`);
        return;
      }
      const active = this.#strategies.filter(({ isEnabled }) => isEnabled);
      const isForm = ({ config }: StrategySettings): boolean => config.module === 'local';
      response.send(
        loginPage(
          active.filter((one) => !isForm(one)),
          active.some(isForm),
        ),
      );
    });
    app.get('/login/:strategy', (request, response, next) => {
      this.#login(request, response, next);
    });
    app.all('/login/:strategy/callback', (request, response, next) => {
      this.#login(request, response, next);
    });
    app.get('/logout', (request, response) => {
      const target = this.#logoutTarget(request);
      response.clearCookie(COOKIE);
      response.redirect(target);
    });
    app.get('/*', (request, response) => {
      const account = this.#accountOf(request);
      const mayRead = this.accounts.mayRead(account ?? { groups: [GUESTS.id] });
      if (!mayRead) response.status(403).send(unauthorizedPage());
      else if (request.path === '/') response.send(homePage(account?.name));
      else response.status(404).send(notFoundPage());
    });
    app.use((error: unknown, _request: Request, response: Response, next: NextFunction) => {
      if (response.headersSent) {
        next(error);
        return;
      }
      const { message = '', status = 500 } = error as { readonly message?: string; readonly status?: number };
      this.#says(message);
      response.status(status).send(errorPage(message));
    });
    return app;
  }

  /** Both ways of a strategy: the way out, which ends here with a redirect, and the way back. */
  #login(request: Request, response: Response, next: NextFunction): void {
    const strategy = this.#loaded.get(String(request.params.strategy));
    if (strategy?.isEnabled !== true) {
      next(new Error('Invalid authentication provider.'));
      return;
    }
    if (strategy.config.module === 'local') {
      next(new Error('Invalid email / username or password.'));
      return;
    }
    const scope = scopesOf(strategy.config);
    const answer = (error: unknown, user: unknown, info?: { readonly message?: string }): void => {
      this.droppedCause = error instanceof Error ? /\((.*)\)$/s.exec(error.toString())?.[1] : info?.message;
      if (error) next(error);
      else if (!user) next(new Error('Invalid email / username or password.'));
      else this.#enter(user as Account, response);
    };
    const options = { session: true, ...(scope === undefined ? {} : { scope }) };
    (this.#passport.authenticate(strategy.key, options, answer) as express.RequestHandler)(request, response, () => {
      next(new Error('Unexpected end of a strategy.'));
    });
  }

  #enter(account: Account, response: Response): void {
    const token = randomUUID();
    this.#tokens.set(token, account);
    const secure = this.#siteUrl.startsWith('https://');
    response.cookie(COOKIE, token, { expires: new Date(Date.now() + YEAR), ...(secure ? { secure } : {}) });
    response.redirect('/');
  }

  #accountOf({ headers }: Request): Account | undefined {
    const [, token = ''] = /(?:^|; )jwt=([^;]*)/.exec(headers.cookie ?? '') ?? [];
    return this.#tokens.get(token);
  }

  /** Where `/logout` leads: `/`, or what the module makes of its log-out fields. */
  #logoutTarget(request: Request): string {
    const account = this.#accountOf(request);
    const config = account && this.#loaded.get(account.strategy)?.config;
    switch (config?.module) {
      case 'oidc':
      case 'oauth2':
        return config.logoutURL === '' ? '/' : config.logoutURL;
      case 'keycloak': {
        if (!config.logoutUpstream) return '/';
        if (config.logoutURL.length <= 5) {
          this.#says('Keycloak logout URL is not configured!');
          return '/';
        }
        const back = encodeURIComponent(this.#siteUrl);
        if (config.logoutUpstreamRedirectLegacy) return `${config.logoutURL}?redirect_uri=${back}`;
        const token = request.session.keycloakIdToken;
        return token === undefined
          ? config.logoutURL
          : `${config.logoutURL}?post_logout_redirect_uri=${back}&id_token_hint=${token}`;
      }
      default:
        return '/';
    }
  }
}
