import type { ReactNode } from 'react';
import { activeOf } from '../../core/values/profile';
import { endVisit, saveToProfile } from '../../store/profiles';
import { useReader } from '../../store/use-reader';
import styles from './panel.module.css';

/** Says that values of a shared link hold, for as long as they do. */
export function VisitNote(): ReactNode {
  const visit = useReader((state) => state.visit);
  const { name } = useReader(activeOf);
  if (!visit) return null;
  const count = Object.keys(visit.values).length + (visit.provider ? 1 : 0) + (visit.baseDomain ? 1 : 0);
  return (
    <section className={styles.section} aria-label="Values of a link">
      <p>
        {count === 1 ? 'One value comes' : `${count} values come`} from a link and {count === 1 ? 'holds' : 'hold'}{' '}
        until you close or reload the page. What you enter goes before {count === 1 ? 'it' : 'them'}.
      </p>
      <div className="value-field__row">
        <button type="button" className="value-field__button" onClick={endVisit}>
          Stop using {count === 1 ? 'it' : 'them'}
        </button>
        <button
          type="button"
          className="value-field__button"
          onClick={() => {
            saveToProfile(visit);
          }}
        >
          Save to profile “{name}”
        </button>
      </div>
    </section>
  );
}
