import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

export interface PackagedChromium {
  readonly executablePath: string;
  /** What the browser needs beyond this process's environment: its libraries, and fonts where the system has none. */
  readonly env: Readonly<Record<string, string>>;
}

/**
 * The Chromium of the `@sparticuz/chromium` package, unpacked into `.cache/` at the first call.
 *
 * @throws Error when the package is incomplete or the platform is not Linux on x64
 */
export async function packagedChromium(): Promise<PackagedChromium> {
  const manifest = readFileSync(join(root, 'node_modules/@sparticuz/chromium/package.json'), 'utf8');
  const { version } = JSON.parse(manifest) as { version: string };
  const folder = join(root, '.cache', `chromium-${version}`);
  if (!existsSync(folder)) await unpackInto(folder);
  const fonts = existsSync('/etc/fonts') ? {} : { FONTCONFIG_PATH: join(folder, 'fonts') };
  return {
    executablePath: join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'), ...fonts },
  };
}

/**
 * The package unpacks into the temporary folder and takes what it finds there, even half of a file that another process is
 * still writing. Here it gets a folder of its own, which takes its final name when it is complete.
 */
async function unpackInto(folder: string): Promise<void> {
  mkdirSync(join(root, '.cache'), { recursive: true });
  const staging = mkdtempSync(`${folder}-`);
  // The second one makes it unpack the libraries too that small containers lack. It also sets the last two.
  const environment = { TMPDIR: staging, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' };
  const saved = ['TMPDIR', 'AWS_LAMBDA_JS_RUNTIME', 'FONTCONFIG_PATH', 'LD_LIBRARY_PATH'].map(
    (name) => [name, process.env[name]] as const,
  );
  try {
    Object.assign(process.env, environment);
    const { default: chromium } = await import('@sparticuz/chromium');
    await chromium.executablePath();
  } finally {
    for (const [name, value] of saved) {
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    }
  }
  writeFileSync(join(staging, 'fonts', 'fonts.conf'), `<fontconfig><dir>${join(folder, 'fonts')}</dir></fontconfig>`);
  try {
    renameSync(staging, folder);
  } catch (error) {
    // Another process was first.
    rmSync(staging, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}
