import { type ReactNode, useMemo } from 'react';
import type { SnippetPart, SnippetProps } from '../../core/page-contract';
import { substitute } from '../../core/placeholder/substitute';
import type { Template, TemplatePart } from '../../core/placeholder/template';
import { shownValues } from '../../store/examples';
import { DownloadButton } from '../files/DownloadButton';
import { CopyButton } from './CopyButton';
import { ExampleNote } from './ExampleNote';
import { useTemplate } from './PlaceholderText';
import { TemplateText } from './TemplateText';

const isToken = (part: SnippetPart): part is Extract<SnippetPart, { token: string }> =>
  typeof part === 'object' &&
  !Array.isArray(part) &&
  'token' in part &&
  'parts' in part &&
  typeof part.token === 'string';

/** A configuration snippet: highlighted at build time, filled with the reader's values, copied exactly as it is shown. */
export function Snippet({ language, parts: json, title, excerpt }: SnippetProps): ReactNode {
  const parts = useMemo(() => JSON.parse(json) as SnippetPart[], [json]);
  const template = useMemo(
    (): Template => parts.flatMap((part): readonly TemplatePart[] => (isToken(part) ? part.parts : [part])),
    [parts],
  );
  const heading = useTemplate(title ?? '[]');
  return (
    <figure className="snippet" data-language={language}>
      <figcaption className="snippet__bar">
        <span className="snippet__title">{heading.length > 0 ? <TemplateText template={heading} /> : language}</span>
        {excerpt === undefined && <DownloadButton title={heading} template={template} />}
        <CopyButton
          text={() => substitute(template, shownValues())}
          label={heading.length > 0 ? <TemplateText template={heading} editable={false} /> : `${language} snippet`}
        />
      </figcaption>
      <pre tabIndex={0} className="snippet__code" aria-label={`${language} snippet`} role="group">
        <code>
          {parts.map((part, index) =>
            isToken(part) ? (
              <span key={index} className={`token-${part.token.split(' ').join(' token-')}`}>
                <TemplateText template={part.parts} />
              </span>
            ) : (
              <TemplateText key={index} template={[part]} />
            ),
          )}
        </code>
      </pre>
      <ExampleNote template={template} />
      <p className="refused-note" role="status" data-ph-refusals="" hidden suppressHydrationWarning>
        {''}
      </p>
    </figure>
  );
}
