import type * as RedirectErrors from 'next/dist/client/components/redirect-error';
import type * as Redirects from 'next/dist/client/components/redirect';
import type * as ApiResolver from 'next/dist/server/api-utils/node/api-resolver';
import type * as Work from 'next/dist/server/app-render/work-async-storage.external';
import type * as Unit from 'next/dist/server/app-render/work-unit-async-storage.external';
import type * as Stores from 'next/dist/server/async-storage/request-store';
import type * as Server from 'next/server';
import { nativeRequire } from './driver-packages';

/** Of React, what is called here: the page is the guide's. */
interface React {
  readonly createElement: (type: string, props: object, ...children: unknown[]) => unknown;
  readonly isValidElement: (
    node: unknown,
  ) => node is { readonly props: { readonly action?: unknown; readonly children?: unknown } };
  readonly Children: { readonly forEach: (children: unknown, act: (child: unknown) => void) => void };
}

interface ReactDom {
  readonly renderToStaticMarkup: (node: unknown) => string;
}

interface PathToRegexp {
  readonly pathToRegexp: (path: string) => RegExp;
}

/** The modules of Next.js of which the driver makes an application, each loaded when it is asked for: together they take half a second. */
export const driverNextModules = {
  server: () => nativeRequire('next/server.js') as typeof Server,
  apiResolver: () => nativeRequire('next/dist/server/api-utils/node/api-resolver.js') as typeof ApiResolver,
  work: () => nativeRequire('next/dist/server/app-render/work-async-storage.external.js') as typeof Work,
  unit: () => nativeRequire('next/dist/server/app-render/work-unit-async-storage.external.js') as typeof Unit,
  stores: () => nativeRequire('next/dist/server/async-storage/request-store.js') as typeof Stores,
  redirectErrors: () => nativeRequire('next/dist/client/components/redirect-error.js') as typeof RedirectErrors,
  redirects: () => nativeRequire('next/dist/client/components/redirect.js') as typeof Redirects,
  pathToRegexp: () => nativeRequire('next/dist/compiled/path-to-regexp') as PathToRegexp,
  react: () => nativeRequire('react') as React,
  reactDom: () => nativeRequire('react-dom/server') as ReactDom,
};
