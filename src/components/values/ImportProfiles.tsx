import { type ReactNode, useId, useState } from 'react';
import { written } from '../../core/placeholder/grammar';
import { knownFields } from '../../core/values/known-fields';
import { type ReadFile, type ReadProfile, readProfileFile } from '../../core/values/profile-file';
import type { Profile } from '../../core/values/profile';
import { useCurrentGuide } from '../../store/current-guide';
import { importProfiles } from '../../store/profiles';
import { getState } from '../../store/reader-store';
import { useReader } from '../../store/use-reader';
import styles from './panel.module.css';
import { useProviderName, useProviders } from './use-providers';

/** Where a profile of the file goes: the id of a profile, or one of these. */
const ADD = '+';
const LEAVE = '-';

/** Reads a file of profiles, shows what would change, and changes it when it is told to. */
export function ImportProfiles({ onDone }: { readonly onDone: (words: string) => void }): ReactNode {
  const id = useId();
  const guide = useCurrentGuide();
  const providers = useProviders();
  const [file, setFile] = useState<ReadFile>();
  const [goals, setGoals] = useState<readonly string[]>([]);

  const onFile = async (chosen: File | undefined): Promise<void> => {
    if (!chosen) return;
    const kinds = new Map(knownFields(guide, providers).map(({ key, kind }) => [key, kind]));
    const isSecret = (key: string): boolean => getState().secretKeys.has(key);
    const read = readProfileFile(await chosen.text(), (key) => (isSecret(key) ? 'secret' : kinds.get(key)));
    setFile(read);
    setGoals(read.profiles.map(() => ADD));
  };
  const taken = (file?.profiles ?? []).filter((_profile, index) => goals[index] !== LEAVE);
  const onImport = (): void => {
    importProfiles(
      (file?.profiles ?? []).flatMap((profile, index) => {
        const goal = goals[index] ?? LEAVE;
        return goal === LEAVE ? [] : [{ profile, into: goal === ADD ? undefined : goal }];
      }),
    );
    onDone(`Imported: ${taken.map(({ name }) => name).join(', ')}.`);
  };

  return (
    <section className={styles.section} aria-label="Import profiles">
      <label htmlFor={id} className="value-field__label">
        A file that “Export profiles” has made
      </label>
      <input
        id={id}
        type="file"
        accept=".json,application/json"
        className={styles.file}
        aria-describedby={`${id}-problem`}
        onChange={(event) => void onFile(event.target.files?.[0])}
      />
      <p id={`${id}-problem`} className="value-field__error" role="status">
        {file?.problem ?? ''}
      </p>
      {file?.profiles.map((profile, index) => (
        <Preview
          key={index}
          profile={profile}
          goal={goals[index] ?? LEAVE}
          onGoal={(goal) => {
            setGoals(goals.map((one, place) => (place === index ? goal : one)));
          }}
        />
      ))}
      <div className="value-field__row">
        {taken.length > 0 && (
          <button type="button" className="value-field__button" onClick={onImport}>
            Import {taken.length === 1 ? 'one profile' : `${taken.length} profiles`}
          </button>
        )}
        <button
          type="button"
          className="value-field__button"
          onClick={() => {
            onDone('');
          }}
        >
          Cancel
        </button>
      </div>
    </section>
  );
}

interface PreviewProps {
  readonly profile: ReadProfile;
  readonly goal: string;
  readonly onGoal: (goal: string) => void;
}

/** What is in one profile of the file, what was not understood, and what would change. */
function Preview({ profile, goal, onGoal }: PreviewProps): ReactNode {
  const id = useId();
  const nameOf = useProviderName();
  const profiles = useReader((state) => state.profiles);
  const into = profiles.find((one) => one.id === goal);
  const lines = linesOf(profile, into, nameOf);
  return (
    <div className={styles.preview}>
      <label htmlFor={id} className="value-field__label">
        {profile.name}
      </label>
      <select
        id={id}
        className={styles.select}
        value={goal}
        onChange={(event) => {
          onGoal(event.target.value);
        }}
      >
        <option value={ADD}>Add as a new profile</option>
        {profiles.map((one) => (
          <option key={one.id} value={one.id}>
            Write into “{one.name}”
          </option>
        ))}
        <option value={LEAVE}>Leave out</option>
      </select>
      {goal !== LEAVE && (
        <ul className={styles.lines} aria-label={`What ${profile.name} brings`}>
          {lines.map((line) => (
            <li key={line.label}>
              {line.label}:{' '}
              {line.before !== undefined && (
                <>
                  <del>{line.before}</del>{' '}
                </>
              )}
              <ins>{line.after}</ins>
            </li>
          ))}
          {lines.length === 0 && <li>Nothing would change.</li>}
        </ul>
      )}
      {profile.notes.length > 0 && (
        <ul className={styles.notes} aria-label={`Notes on ${profile.name}`}>
          {profile.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

interface Line {
  readonly label: string;
  readonly before: string | undefined;
  readonly after: string;
}

/** What would be different: all that the file's profile has and the other one has not. */
function linesOf(profile: ReadProfile, into: Profile | undefined, nameOf: (id: string) => string): Line[] {
  const name = (id: string | undefined): string | undefined => (id === undefined ? undefined : nameOf(id));
  const before = into && new Map(Object.entries(into.values));
  return [
    { label: 'Identity provider', before: name(into?.provider), after: name(profile.provider) },
    { label: 'Your domain', before: into?.baseDomain, after: profile.baseDomain },
    ...Object.entries(profile.values).map(([key, after]) => ({ label: labelOf(key), before: before?.get(key), after })),
  ].filter((line): line is Line => line.after !== undefined && line.after !== line.before);
}

/** `wiki-js/client_id` as `<client_id> of wiki-js`. */
function labelOf(key: string): string {
  const slash = key.lastIndexOf('/');
  return slash < 0 ? written(key) : `${written(key.slice(slash + 1))} of ${key.slice(0, slash)}`;
}
