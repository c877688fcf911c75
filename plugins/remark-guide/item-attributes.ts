import type { Paragraph } from 'mdast';
import { expectedOneOf } from '../../src/core/diagnostics/expected';
import { nearest } from '../../src/core/diagnostics/near';
import { type Kind, kinds } from '../../src/core/values/kinds';
import { placeWithin, type Reporter } from '../reporter';
import { readAttributes } from './attributes';

/** What the `{…}` at the end of a placeholder's line says. */
export interface ItemAttributes {
  kind?: Kind;
  sample?: string;
}

/** Reads and removes the `{kind=… sample=…}` at the end of a line. */
export function takeItemAttributes(paragraph: Paragraph, reporter: Reporter): ItemAttributes {
  const last = paragraph.children.at(-1);
  const match = last?.type === 'text' ? /\s*(\{[^{}]*\})\s*$/.exec(last.value) : null;
  if (last?.type !== 'text' || !match?.[1] || !paragraph.position) return {};
  const start = paragraph.position.start;
  const sourceText = reporter.source.slice(start.offset, paragraph.position.end.offset);
  const from = sourceText.lastIndexOf(match[1]);
  const result: ItemAttributes = {};
  const seen = new Set<string>();
  for (const attribute of readAttributes(match[1])) {
    const place =
      from < 0 ? paragraph.position : placeWithin(reporter.source, start, from + attribute.start, attribute.length);
    if (seen.has(attribute.name))
      reporter.report(
        'duplicate-attribute',
        place,
        `Unexpected second attribute \`${attribute.name}\`, expected it once`,
      );
    seen.add(attribute.name);
    if (attribute.name === 'sample') {
      result.sample = attribute.value;
    } else if (attribute.name === 'kind') {
      const kind = kinds.find((one) => one === attribute.value);
      if (kind) result.kind = kind;
      else {
        const { hint, expected } = expectedOneOf(attribute.value, kinds);
        reporter.report('attribute-value', place, `Unexpected kind \`${attribute.value}\`, ${hint}`, {
          actual: attribute.value,
          expected,
        });
      }
    } else {
      const near = nearest(attribute.name, ['kind', 'sample']);
      reporter.report(
        'unknown-attribute',
        place,
        `Unexpected attribute \`${attribute.name}\` of a placeholder, expected ${near ? `\`${near}\`` : '`kind` or `sample`'}`,
        {
          actual: attribute.name,
          expected: near ? [near] : ['kind', 'sample'],
        },
      );
    }
  }
  last.value = last.value.slice(0, match.index);
  return result;
}
