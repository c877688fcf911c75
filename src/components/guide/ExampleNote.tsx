import { type ReactNode, useMemo } from 'react';
import { isPlaceholder, isScalar, isVariants, type Template } from '../../core/placeholder/template';

/** Says that a snippet still holds example values, for as long as it does. */
export function ExampleNote({ template }: { readonly template: Template }): ReactNode {
  const needs = useMemo(() => placeholdersOnly(template), [template]);
  if (needs.length === 0) return null;
  return (
    <p className="example-note" data-ph-needs={JSON.stringify(needs)} suppressHydrationWarning>
      Holds example values: click a marked one, or enter yours under “Your values”.
    </p>
  );
}

/** The template without its literal text: all that decides whether values are missing. */
function placeholdersOnly(template: Template): Template {
  return template.flatMap((part): Template => {
    if (isPlaceholder(part)) return [[part[0]]];
    if (isScalar(part)) return placeholdersOnly(part.parts);
    if (!isVariants(part)) return [];
    return [
      Object.fromEntries(Object.entries(part).map(([providers, variant]) => [providers, placeholdersOnly(variant)])),
    ];
  });
}
