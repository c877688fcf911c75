import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { GuideData } from '../../core/page-contract';
import { writeProfileFile } from '../../core/values/profile-file';
import { resetValues } from '../../store/profiles';
import { forgetAll, forgetSecrets, getState, undo } from '../../store/reader-store';
import { useReader } from '../../store/use-reader';
import { ExamplesToggle } from '../changes/ExamplesToggle';
import { save } from '../files/save';
import { SafeTextButton } from '../safe-text/SafeTextButton';
import { ShareLink } from '../sharing/ShareLink';
import styles from './panel.module.css';

const ImportProfiles = lazy(async () => ({ default: (await import('./ImportProfiles')).ImportProfiles }));

/** Takes the last change back, and says which one it is. */
export function UndoButton(): ReactNode {
  const last = useReader((state) => state.history.at(-1));
  return (
    // Never disabled: the focus would be lost with the last change.
    <button type="button" className={`value-field__button ${styles.undo ?? ''}`} aria-disabled={!last} onClick={undo}>
      {last ? `Undo: ${last.words}` : 'Nothing to undo'}
    </button>
  );
}

/** What can be done with all values at once. */
export function PanelActions({ guide }: { readonly guide: GuideData | undefined }): ReactNode {
  const [open, setOpen] = useState<'share' | 'import'>();
  const [said, setSaid] = useState('');
  const toggle = (what: 'share' | 'import'): void => {
    setSaid('');
    setOpen(open === what ? undefined : what);
  };
  const onExport = (): void => {
    const { profiles, secretKeys } = getState();
    const text = writeProfileFile(profiles, (key) => secretKeys.has(key));
    save(new TextEncoder().encode(text), 'sso-recipes-profiles.json');
  };
  return (
    <>
      <h3>Take with you</h3>
      <div className="value-field__row">
        <button
          type="button"
          className="value-field__button"
          aria-expanded={open === 'share'}
          onClick={() => {
            toggle('share');
          }}
        >
          Copy link with my values
        </button>
        <button type="button" className="value-field__button" onClick={onExport}>
          Export profiles
        </button>
        <button
          type="button"
          className="value-field__button"
          aria-expanded={open === 'import'}
          onClick={() => {
            toggle('import');
          }}
        >
          Import
        </button>
      </div>
      {open === 'share' && <ShareLink />}
      {open === 'import' && (
        <Suspense fallback={null}>
          <ImportProfiles
            onDone={(words) => {
              setSaid(words);
              setOpen(undefined);
            }}
          />
        </Suspense>
      )}
      <h3>Ask for help</h3>
      <p>
        <SafeTextButton />
      </p>
      <ExamplesToggle />
      <h3>Start again</h3>
      <div className="value-field__row">
        {guide && (
          <button
            type="button"
            className="value-field__button"
            onClick={() => {
              resetValues(ownKeys(guide), 'the reset of this guide');
            }}
          >
            Reset this guide
          </button>
        )}
        <button
          type="button"
          className="value-field__button"
          onClick={() => {
            forgetSecrets();
            setSaid('Secrets are forgotten.');
          }}
        >
          Forget secrets
        </button>
        <ForgetButton />
      </div>
      <p className={styles.said} role="status">
        {said}
      </p>
    </>
  );
}

/** The values that only this guide uses: those of its provider stay. */
function ownKeys({ id, fields }: GuideData): string[] {
  return fields
    .filter(({ key, providers }) => providers === undefined || key.startsWith(`${id}/`))
    .map(({ key }) => key);
}

/** Forgets everything. It cannot be taken back, so it asks when there is more than the profile in sight. */
function ForgetButton(): ReactNode {
  const count = useReader((state) => state.profiles.length);
  const [asking, setAsking] = useState(false);
  const isAsking = asking && count > 1;
  return (
    <>
      <button
        type="button"
        className={`value-field__button ${styles.danger ?? ''}`}
        onClick={() => {
          if (count > 1 && !isAsking) {
            setAsking(true);
            return;
          }
          setAsking(false);
          forgetAll();
        }}
      >
        {isAsking ? `Forget all ${count} profiles` : 'Forget everything'}
      </button>
      {isAsking && (
        <button
          type="button"
          className="value-field__button"
          onClick={() => {
            setAsking(false);
          }}
        >
          Keep them
        </button>
      )}
      <p className={styles.said} role="status">
        {isAsking ? 'This cannot be undone.' : ''}
      </p>
    </>
  );
}
