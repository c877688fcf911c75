import type { RequestListener } from 'node:http';
import { driverNextModules } from './driver-next-modules';
import type { Require } from './driver-packages';
import type { NextFile } from './driver-next';

/** Next.js's own way to an API route of the pages router, and a router of ours before it. */
export function driverNext4(route: NextFile, modules: Require): RequestListener {
  const { apiResolver } = driverNextModules.apiResolver();
  const [, folder, name] = /^(?:src\/)?pages\/(.+)\/\[\.\.\.(\w+)\]\.ts$/.exec(route.title) ?? [];
  if (folder === undefined || name === undefined)
    throw new Error(`Unexpected file \`${route.title}\`, expected one such as \`[...nextauth].ts\` below \`pages\`.`);
  const preview = { previewModeId: '', previewModeEncryptionKey: '', previewModeSigningKey: '' };
  return (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost:3000');
    const rest = pathname.startsWith(`/${folder}/`) ? pathname.slice(folder.length + 2).split('/') : undefined;
    if (rest === undefined) {
      response.writeHead(pathname === '/' ? 200 : 404, { 'Content-Type': 'text/plain' }).end('Application');
      return;
    }
    const query = { ...Object.fromEntries(searchParams), [name]: rest.filter((part) => part !== '') };
    const context = { ...preview, dev: false };
    void apiResolver(request, response, query, modules(route.module), context, false);
  };
}
