import type { ReactNode } from 'react';
import type { ProviderModel } from '../../core/page-contract';
import { levelWords } from '../../core/evidence/level-words';

/** What the words of the table mean, and what stood on each side of a run. */
export function Levels({ models }: { readonly models: readonly ProviderModel[] }): ReactNode {
  return (
    <>
      <h2 id="words">The words</h2>
      <dl>
        <dt>{levelWords.E0}</dt>
        <dd>Anything less than the next.</dd>
        <dt>{levelWords.E1}</dt>
        <dd>Each snippet of the guide is read by a parser of its language whenever the site is built.</dd>
        <dt>{levelWords.E2}</dt>
        <dd>Each key and value is also accepted by a schema with a name and a version that lists all keys.</dd>
        <dt>{levelWords.E3}</dt>
        <dd>
          The values of the page logged a person in, and were shown to matter. The identity provider was a model of
          ours. The application was its own client code out of its packages, or a protocol model of ours; each guide
          says which.
        </dd>
      </dl>
      <h2 id="values">The values</h2>
      <dl>
        <dt>decisive</dt>
        <dd>
          The run passes with the value, and fails at the step that needs it with each realistic mistake in it: a slash
          dropped or added, http for https, a path or host misspelt, a scope dropped, a claim renamed, an identifier
          that differs from the other side’s.
        </dd>
        <dt>carried</dt>
        <dd>The run read it from the page and used it, and some mistakes in it would pass unnoticed.</dd>
        <dt>schema only</dt>
        <dd>No run used it; a schema, or the types of a package, accept it.</dd>
        <dt>untouched</dt>
        <dd>No run used it and no schema knows it.</dd>
        <dt>excluded</dt>
        <dd>The guide says why it is not run.</dd>
      </dl>
      <h2 id="models">What was a model, and what was real</h2>
      <p>
        No server of authentik or Keycloak, and no server of an application, took part in any run of this table. The
        identity providers are models of ours: the certified library oidc-provider behind the vendor’s paths, rules,
        claims and error texts, written from the vendor’s sources. They are a second statement of what a provider
        serves, made apart from the one that the guides are filled in from, and a check compares the two.
      </p>
      {models.map(({ name, version, notModelled }) => (
        <details key={name}>
          <summary>
            What {name} {version} does and our model does not
          </summary>
          <ul>
            {notModelled.map((what) => (
              <li key={what}>{what}</li>
            ))}
          </ul>
        </details>
      ))}
      <p>
        “Client code” is the code that the application itself uses to log people in, from the same packages in the
        versions that it pins; what the application does around it is restated by us. “Protocol model” means that no
        package holds that code, and the steps are ours. What a model says is from our model, not observed: it can show
        that a guide contradicts what is known, and not that all that is known is right.
      </p>
      <p>
        Host names, https, port 443 and every path go into a run byte for byte as on the page. Only where a name leads,
        and which certificate authority is believed, is redirected. What else stood in for something of the page is
        listed with each guide.
      </p>
    </>
  );
}
