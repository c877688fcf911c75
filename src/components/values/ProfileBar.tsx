import { type ReactNode, useId, useState } from 'react';
import { activeOf } from '../../core/values/profile';
import { parseName } from '../../core/values/profile-name';
import { addProfile, removeProfile, renameProfile, switchProfile } from '../../store/profiles';
import { useReader } from '../../store/use-reader';
import styles from './panel.module.css';

/** The profiles: which one holds, and what can be done with it. */
export function ProfileBar(): ReactNode {
  const id = useId();
  const profiles = useReader((state) => state.profiles);
  const active = useReader(activeOf);
  const [naming, setNaming] = useState<'new' | 'rename'>();
  const isOnly = profiles.length === 1;
  const toggle = (what: 'new' | 'rename'): void => {
    setNaming(naming === what ? undefined : what);
  };
  return (
    <div className={styles.profiles}>
      <label htmlFor={id} className="value-field__label">
        Profile
      </label>
      <div className="value-field__row">
        <select
          id={id}
          className={styles.select}
          value={active.id}
          onChange={(event) => {
            switchProfile(event.target.value);
          }}
        >
          {profiles.map((profile) => (
            <option key={profile.id} value={profile.id}>
              {profile.name}
            </option>
          ))}
        </select>
        <button
          type="button"
          className="value-field__button"
          aria-expanded={naming === 'new'}
          onClick={() => {
            toggle('new');
          }}
        >
          New<span className="sr-only"> profile</span>
        </button>
        <button
          type="button"
          className="value-field__button"
          aria-expanded={naming === 'rename'}
          onClick={() => {
            toggle('rename');
          }}
        >
          Rename<span className="sr-only"> profile {active.name}</span>
        </button>
        {!isOnly && (
          <button type="button" className="value-field__button" onClick={removeProfile}>
            Remove<span className="sr-only"> profile {active.name}</span>
          </button>
        )}
      </div>
      {naming && (
        <NameForm
          key={naming}
          what={naming}
          onDone={() => {
            setNaming(undefined);
          }}
        />
      )}
    </div>
  );
}

function NameForm({ what, onDone }: { readonly what: 'new' | 'rename'; readonly onDone: () => void }): ReactNode {
  const id = useId();
  const profiles = useReader((state) => state.profiles);
  const active = useReader(activeOf);
  const [name, setName] = useState(what === 'rename' ? active.name : '');
  const [copy, setCopy] = useState(false);
  const [error, setError] = useState('');

  const submit = (): void => {
    const others = what === 'rename' ? profiles.filter((profile) => profile.id !== active.id) : profiles;
    const parsed = parseName(name, others);
    if (!parsed.ok) {
      setError(parsed.reason);
      return;
    }
    if (what === 'rename') renameProfile(parsed.value);
    else addProfile(parsed.value, copy ? undefined : { provider: active.provider, values: {} });
    onDone();
  };

  return (
    <form
      className={styles.section}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <label htmlFor={id} className="value-field__label">
        {what === 'rename' ? `New name of “${active.name}”` : 'Name of the new profile'}
      </label>
      <div className="value-field__row">
        <input
          id={id}
          ref={focus}
          className="value-field__input"
          value={name}
          placeholder="lab"
          autoComplete="off"
          aria-describedby={`${id}-error`}
          aria-invalid={error !== ''}
          onChange={(event) => {
            setName(event.target.value);
            setError('');
          }}
        />
        <button type="submit" className="value-field__button">
          {what === 'rename' ? 'Keep name' : 'Add'}
        </button>
        <button type="button" className="value-field__button" onClick={onDone}>
          Cancel
        </button>
      </div>
      <p id={`${id}-error`} className="value-field__error" aria-live="polite">
        {error}
      </p>
      {what === 'new' && (
        <label className={styles.option}>
          <input
            type="checkbox"
            checked={copy}
            onChange={(event) => {
              setCopy(event.target.checked);
            }}
          />
          <span>Begin with the values of “{active.name}”, without secrets</span>
        </label>
      )}
    </form>
  );
}

function focus(input: HTMLInputElement | null): void {
  input?.focus();
}
