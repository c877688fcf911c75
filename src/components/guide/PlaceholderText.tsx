import { type ReactNode, useMemo } from 'react';
import type { PlaceholderTextProps } from '../../core/page-contract';
import type { Template } from '../../core/placeholder/template';
import { TemplateText } from './TemplateText';

/** A template that crossed from the build as JSON. */
export function useTemplate(json: string): Template {
  return useMemo(() => JSON.parse(json) as Template, [json]);
}

/** Text with placeholders, in prose or as inline code. */
export function PlaceholderText({ template, as, inert }: PlaceholderTextProps): ReactNode {
  const text = <TemplateText template={useTemplate(template)} editable={inert === undefined} />;
  return as === 'code' ? <code>{text}</code> : text;
}
