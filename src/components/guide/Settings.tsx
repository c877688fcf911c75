import type { ReactNode } from 'react';
import type { SettingProps, SettingsProps } from '../../core/page-contract';
import { NO_VALUES, substitute } from '../../core/placeholder/substitute';
import { shownValues } from '../../store/examples';
import { useAnchor } from './anchors';
import { CopyButton } from './CopyButton';
import { useTemplate } from './PlaceholderText';
import { TemplateText } from './TemplateText';

/** A form of the product, field by field; it stands in for the screenshot that would age. */
export function Settings({ title, id, children }: SettingsProps & { readonly children?: ReactNode }): ReactNode {
  const heading = useTemplate(title ?? '[]');
  useAnchor(id);
  return (
    <section className="settings" id={id} aria-label={heading.length > 0 ? substitute(heading, NO_VALUES) : 'Settings'}>
      {heading.length > 0 && (
        <p className="settings__title">
          <TemplateText template={heading} />
        </p>
      )}
      {children}
    </section>
  );
}

/** One field of the form: its label, its value with a copy button, and what is to be known about it. */
export function Setting({
  label: labelJson,
  value: valueJson,
  children,
}: SettingProps & { readonly children?: ReactNode }): ReactNode {
  const label = useTemplate(labelJson);
  const value = useTemplate(valueJson);
  return (
    <dl className="setting">
      <dt className="setting__label">
        <TemplateText template={label} />
      </dt>
      <dd className="setting__value">
        <code>
          <TemplateText template={value} />
        </code>
        <CopyButton
          text={() => substitute(value, shownValues())}
          label={<TemplateText template={label} editable={false} />}
        />
      </dd>
      {children && <dd className="setting__explanation">{children}</dd>}
    </dl>
  );
}
