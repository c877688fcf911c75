import { type ReactNode, useId } from 'react';
import type { GuideField } from '../../core/page-contract';
import { valueOf } from '../../core/placeholder/substitute';
import { capitalize } from '../../core/text';
import { isOwnSecret } from '../../core/values/own-secret';
import { setRevealed, setValue } from '../../store/reader-store';
import { useReader } from '../../store/use-reader';
import { GenerateButton } from './GenerateButton';
import { loadAdvice, useAdvice } from './use-advice';
import type { Draft } from './use-draft';
import { useBaseDomainField, useValueField } from './use-value-field';

export interface ValueFieldProps {
  readonly field: GuideField;
  readonly guideId: string | undefined;
  /** What the placeholder is, in the guide's words. Default: the declaration's own description. */
  readonly children?: ReactNode;
}

/** One value of the reader's: label, input, what was understood or why it was refused. */
export function ValueField({ field, guideId, children }: ValueFieldProps): ReactNode {
  const draft = useValueField(field, guideId);
  const derived = useReader((state) => valueOf([field.key], { ...state, values: {} }));
  const isSet = useReader((state) => Object.hasOwn(state.values, field.key));
  const revealed = useReader((state) => state.revealed.has(field.key));
  const secret = field.kind === 'secret';
  return (
    <FieldFrame
      label={<code>{field.written}</code>}
      name={field.written}
      storeKey={field.key}
      draft={draft}
      placeholder={derived ?? ''}
      secret={secret && !revealed}
      description={children ?? (field.description && <p>{capitalize(field.description)}</p>)}
    >
      {secret && (
        <button
          type="button"
          className="value-field__button"
          aria-pressed={revealed}
          onClick={() => {
            setRevealed(field.key, !revealed);
          }}
        >
          {revealed ? 'Hide' : 'Show'}
          <span className="sr-only"> {field.written}</span>
        </button>
      )}
      {secret && isOwnSecret(field.written) && <GenerateButton field={field} draft={draft} />}
      <button
        type="button"
        className="value-field__button"
        data-ph-reset={field.key}
        hidden={!isSet}
        onClick={() => {
          draft.reset();
          setValue(field.key, undefined, field.kind);
        }}
      >
        Reset<span className="sr-only"> {field.written}</span>
      </button>
    </FieldFrame>
  );
}

/** The domain from which every host follows. */
export function BaseDomainField({ guideId }: { readonly guideId: string | undefined }): ReactNode {
  const draft = useBaseDomainField(guideId);
  return (
    <FieldFrame
      label="Your domain"
      name="Your domain"
      storeKey=""
      draft={draft}
      placeholder="example.org"
      secret={false}
      description={<p>Fills every host at once. You can also paste any URL of your identity provider.</p>}
    />
  );
}

interface FieldFrameProps {
  readonly label: ReactNode;
  /** The label as text. */
  readonly name: string;
  /** Key by which the head script finds the input; empty for the base domain. */
  readonly storeKey: string;
  readonly draft: Draft;
  readonly placeholder: string;
  readonly secret: boolean;
  readonly description: ReactNode;
  /** Buttons beside the input. */
  readonly children?: ReactNode;
}

function FieldFrame({
  label,
  storeKey,
  draft,
  placeholder,
  secret,
  description,
  children,
}: FieldFrameProps): ReactNode {
  const id = useId();
  const advice = useAdvice(storeKey);
  return (
    <div className="value-field">
      <label htmlFor={id} className="value-field__label">
        {label}
      </label>
      <div className="value-field__row">
        <input
          id={id}
          className="value-field__input"
          data-ph-field={storeKey}
          type={secret ? 'password' : 'text'}
          value={draft.text}
          placeholder={placeholder}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          aria-describedby={`${id}-description ${id}-message ${id}-advice`}
          aria-invalid={draft.error !== undefined}
          onChange={(event) => {
            draft.onChange(event.target.value);
          }}
          onFocus={loadAdvice}
          onBlur={draft.onBlur}
        />
        {children}
      </div>
      <div id={`${id}-description`} className="value-field__description">
        {description}
      </div>
      <p
        id={`${id}-message`}
        className={draft.error === undefined ? 'value-field__note' : 'value-field__error'}
        aria-live="polite"
      >
        {draft.error ?? draft.note ?? ''}
      </p>
      <p id={`${id}-advice`} className="value-field__advice" aria-live="polite">
        {advice}
      </p>
    </div>
  );
}
