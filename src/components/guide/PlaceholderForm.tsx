import { Children, isValidElement, type ReactNode } from 'react';
import type { GuideField, PlaceholderFieldProps } from '../../core/page-contract';
import { written } from '../../core/placeholder/grammar';
import { useReader } from '../../store/use-reader';
import { BaseDomainField, ValueField } from '../values/ValueField';
import { ProviderPicker } from '../values/ProviderPicker';
import { useGuide } from './guide-context';

/** The form where a guide declares its placeholders: what its author wrote is the declaration, the reader enters values. */
export function PlaceholderForm({ children }: { readonly children?: ReactNode }): ReactNode {
  const guide = useGuide();
  // What was typed into a field and refused belongs to the profile that was open.
  const profile = useReader((state) => state.active);
  const described = new Set(
    Children.toArray(children).flatMap((child) =>
      isValidElement<PlaceholderFieldProps>(child) && child.props.name ? [written(child.props.name)] : [],
    ),
  );
  return (
    <section key={profile} className="placeholder-form" aria-label="Your values" data-pagefind-ignore="">
      <ProviderPicker ids={guide?.providers} />
      <BaseDomainField guideId={guide?.id} />
      {children}
      {guide?.fields
        .filter((field) => !described.has(field.written))
        .map((field) => (
          <ProviderField key={field.key} field={field} />
        ))}
      <noscript>
        <p>To fill in your values this form needs JavaScript. Without it the page shows the examples.</p>
      </noscript>
      <p className="placeholder-form__privacy">
        Values stay in this browser. Secrets are forgotten when you close or reload the page.
      </p>
    </section>
  );
}

/** A placeholder that the guide's author describes. */
export function PlaceholderField({
  name,
  children,
}: PlaceholderFieldProps & { readonly children?: ReactNode }): ReactNode {
  const field = useGuide()?.fields.find((one) => one.written === written(name));
  return field ? <ProviderField field={field}>{children}</ProviderField> : null;
}

function ProviderField({ field, children }: { readonly field: GuideField; readonly children?: ReactNode }): ReactNode {
  const guide = useGuide();
  return (
    <div data-providers={field.providers}>
      <ValueField field={field} guideId={guide?.id}>
        {children}
      </ValueField>
    </div>
  );
}
