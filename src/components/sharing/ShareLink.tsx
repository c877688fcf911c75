import { type ReactNode, useId, useState } from 'react';
import { decodeComponent } from '../../core/text';
import { knownFields } from '../../core/values/known-fields';
import { encodeShare, MAX_FRAGMENT } from '../../core/values/share';
import { useCurrentGuide } from '../../store/current-guide';
import { useReader } from '../../store/use-reader';
import { CopyButton } from '../guide/CopyButton';
import { useProviderName, useProviders } from '../values/use-providers';
import styles from './sharing.module.css';

/** Makes a link to this page that carries values of the reader's choice. Secrets cannot be chosen. */
export function ShareLink(): ReactNode {
  const id = useId();
  const guide = useCurrentGuide();
  const providers = useProviders();
  const nameOf = useProviderName();
  const state = useReader((current) => current);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());

  const fields = knownFields(guide, providers).filter(({ key }) => Object.hasOwn(state.values, key));
  const secrets = fields.filter(({ key, kind }) => kind === 'secret' || state.secretKeys.has(key));
  const options = [
    ...(state.provider ? [{ key: '-provider', label: 'Identity provider', value: nameOf(state.provider) }] : []),
    ...(state.baseDomain ? [{ key: '-domain', label: 'Your domain', value: state.baseDomain }] : []),
    ...fields
      .filter((field) => !secrets.includes(field))
      .map(({ key, written }) => ({ key, label: written, value: state.values[key] ?? '' })),
  ];
  const chosen = new Set(options.map(({ key }) => key).filter((key) => !left.has(key)));
  const hash = encodeShare(
    {
      provider: chosen.has('-provider') ? state.provider : undefined,
      baseDomain: chosen.has('-domain') ? state.baseDomain : undefined,
      values: Object.fromEntries(Object.entries(state.values).filter(([key]) => chosen.has(key))),
    },
    (key) => secrets.some((secret) => secret.key === key),
    decodeComponent(window.location.hash.slice(1)),
  );
  const { origin, pathname, search } = window.location;
  const link = `${origin}${pathname}${search}${hash}`;

  if (options.length === 0) return <p>There is nothing yet that a link could carry. Secrets never are.</p>;
  return (
    <section className={styles.section} aria-labelledby={`${id}-title`}>
      <h4 id={`${id}-title`}>A link to this page with your values</h4>
      <p className={styles.hint}>Whoever opens it sees these values first and decides. Secrets are never in it.</p>
      {options.map(({ key, label, value }) => (
        <label key={key} className={styles.option}>
          <input
            type="checkbox"
            checked={chosen.has(key)}
            onChange={() => {
              const next = new Set(left);
              if (!next.delete(key)) next.add(key);
              setLeft(next);
            }}
          />
          <span>
            {label}: <code>{value}</code>
          </span>
        </label>
      ))}
      {chosen.size === 0 && <p className={styles.refused}>Choose at least one value.</p>}
      {hash.length > MAX_FRAGMENT && (
        <p className={styles.refused}>This is too much for a link. Choose fewer values.</p>
      )}
      {chosen.size > 0 && hash.length <= MAX_FRAGMENT && (
        <>
          <input className={styles.link} readOnly value={link} aria-label="Link with your values" />
          <CopyButton text={() => link} label="the link with your values" />
        </>
      )}
    </section>
  );
}
