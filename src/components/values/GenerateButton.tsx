import { type ReactNode, useState } from 'react';
import type { GuideField } from '../../core/page-contract';
import type { Draft } from './use-draft';

/** Makes up a secret for a field. The generator is loaded with the first click. */
export function GenerateButton({ field, draft }: { readonly field: GuideField; readonly draft: Draft }): ReactNode {
  const [said, setSaid] = useState('');
  const generate = async (): Promise<void> => {
    const { generateSecret } = await import('../../core/values/generate-secret');
    const secret = generateSecret((bytes) => crypto.getRandomValues(bytes));
    draft.onChange(secret);
    const isShared = field.written === '<client_secret>';
    setSaid(
      `Made here, ${secret.length} letters and digits.${
        isShared ? ' Enter the same secret at your identity provider, or no login will work.' : ''
      }`,
    );
  };
  return (
    <>
      <button type="button" className="value-field__button" onClick={() => void generate()}>
        Generate<span className="sr-only"> {field.written}</span>
      </button>
      <span className="value-field__generated" role="status">
        {said}
      </span>
    </>
  );
}
