import Link from '@docusaurus/Link';
import { type ReactNode, useMemo } from 'react';
import { substitute } from '../../core/placeholder/substitute';
import type { Template } from '../../core/placeholder/template';
import { shownValues } from '../../store/examples';
import { CopyButton } from '../guide/CopyButton';
import { PlaceholderText } from '../guide/PlaceholderText';
import { useProviders } from '../values/use-providers';
import { type ExampleLine, exampleEnvironment, exampleSettings } from './example';
import styles from './home.module.css';

/** Settings and a file as they stand in guides, following what the reader enters beside them. */
export function Example(): ReactNode {
  const providers = useProviders();
  const settings = useMemo(() => exampleSettings(providers), [providers]);
  const environment = useMemo(() => exampleEnvironment(providers), [providers]);
  return (
    <div className={styles.example}>
      <section className={styles.card} aria-labelledby="example-settings">
        <h2 id="example-settings" className={styles.cardTitle}>
          Settings of an application
        </h2>
        <dl className={styles.settings}>
          {settings.map((line) => (
            <div key={line.label} className={styles.setting}>
              <dt>{line.label}</dt>
              <dd>
                <PlaceholderText template={JSON.stringify(line.value)} as="code" inert="" />
                <CopyButton label={line.label} text={() => substitute(line.value, shownValues())} />
              </dd>
            </div>
          ))}
        </dl>
        <p className={styles.cardNote}>
          A whole guide: <Link to="/guides/wiki-js/">Wiki.js</Link>
        </p>
      </section>
      <figure className="snippet">
        <figcaption className="snippet__bar">
          <span className="snippet__title">grafana.env</span>
          <CopyButton label="grafana.env" text={() => substitute(fileOf(environment), shownValues())} />
        </figcaption>
        <pre tabIndex={0} className="snippet__code" role="region" aria-label="grafana.env">
          <code>
            {environment.map((line) => (
              <EnvironmentLine key={line.label} line={line} />
            ))}
          </code>
        </pre>
      </figure>
    </div>
  );
}

function EnvironmentLine({ line }: { readonly line: ExampleLine }): ReactNode {
  return (
    <span className={styles.line}>
      <span className="token-property">{line.label}</span>
      <span className="token-punctuation">=</span>
      <PlaceholderText template={JSON.stringify(line.value)} as="text" inert="" />
    </span>
  );
}

function fileOf(lines: readonly ExampleLine[]): Template {
  return lines.flatMap(({ label, value }) => [`${label}=`, ...value, '\n']);
}
