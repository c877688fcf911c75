import Layout from '@theme/Layout';
import type { ReactNode } from 'react';
import { Directory } from '../components/home/Directory';
import { Example } from '../components/home/Example';
import styles from '../components/home/home.module.css';
import { ProviderPicker } from '../components/values/ProviderPicker';
import { useProviders } from '../components/values/use-providers';
import { BaseDomainField } from '../components/values/ValueField';

/** The idea of the site on one screen, to be tried at once, and the ways to the guides. */
export default function Home(): ReactNode {
  const providers = useProviders();
  const names = new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(providers.map(({ name }) => name));
  return (
    <Layout description="Single sign-on guides for self-hosted applications. Enter your domain once, and the settings and files of every guide follow it.">
      <main>
        <div className={styles.hero}>
          <div className={styles.intro}>
            <h1>Single sign-on guides, filled in with your domain</h1>
            <p className={styles.lede}>
              How to put the applications you host behind {names}. Enter your domain here, and every host name, address
              and file in every guide follows.
            </p>
            <div className={styles.form}>
              <BaseDomainField guideId={undefined} />
              <ProviderPicker ids={providers.map(({ id }) => id)} />
            </div>
            <noscript>
              <p className={styles.privacy}>Without JavaScript, the guides show their example values.</p>
            </noscript>
            <p className={styles.privacy}>What you enter stays in this browser. Secrets are not stored at all.</p>
          </div>
          <Example />
        </div>
        <section className={styles.facts} aria-label="What is in a guide">
          <div>
            <h2>Both sides of the login</h2>
            <p>What to create at the identity provider, and what to enter in the application, field by field.</p>
          </div>
          <div>
            <h2>Snippets to copy as they are</h2>
            <p>Your values stand in the files and commands too, and a copy is exactly what you see.</p>
          </div>
          <div>
            <h2>Error messages, word for word</h2>
            <p>Guides list the failures that people meet, with the cause and what to do. Paste one into the search.</p>
          </div>
        </section>
        <Directory />
      </main>
    </Layout>
  );
}
