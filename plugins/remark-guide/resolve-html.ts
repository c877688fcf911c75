import type { Html } from 'mdast';
import { svgTagNames } from 'svg-tag-names';
import { htmlTagNames } from 'html-tag-names';
import { parse, written } from '../../src/core/placeholder/grammar';
import { normalize, type Template } from '../../src/core/placeholder/template';
import { createLocator } from './locate';
import type { Resolver } from './resolver';
import type { TextContext } from './text-context';

const elements = new Set([...htmlTagNames, ...svgTagNames.map((name) => name.toLowerCase())]);
const TAG_OR_COMMENT = /<!--[\s\S]*?-->|<\/?[A-Za-z][^<>]*>|<[!?][^>]*>/g;

/**
 * Raw HTML: hosts in its text are placeholders, tags pass. A name in angle brackets that is no element would vanish in the
 * browser; published guides write `<Client ID from authentik>` so, which becomes the text it was meant to be.
 */
export function resolveHtml(node: Html, context: TextContext, resolver: Resolver): void {
  const parts: Template[number][] = [];
  let end = 0;
  for (const match of node.value.matchAll(TAG_OR_COMMENT)) {
    parts.push(...resolver.resolve(node.value.slice(end, match.index), context));
    parts.push(...resolveTag(match[0], node, context, resolver));
    end = match.index + match[0].length;
  }
  parts.push(...resolver.resolve(node.value.slice(end), context));
  node.data = { ...node.data, template: normalize(parts) };
}

function resolveTag(tag: string, node: Html, context: TextContext, resolver: Resolver): Template {
  if (/^<[!?]/.test(tag)) return [tag];
  const name = /^<\/?([^\s/>]+)/.exec(tag)?.[1] ?? '';
  const locate = createLocator(node, context.reporter.source);
  if (elements.has(name.toLowerCase()) && !isPhrase(tag, name)) {
    checkAttributes(tag, locate, context);
    return [tag];
  }
  const token = parse(tag)[0];
  if (
    token?.type === 'token' &&
    token.form === 'phrase' &&
    (/[\s_-]/.test(token.name) || resolver.understands(token.name))
  )
    return escaped(resolver.resolve(tag, { ...context, syntax: 'code', placeOf: locate }));
  if (token?.type === 'token' && resolver.knows(token.name)) {
    context.reporter.report(
      'placeholder-outside-code',
      locate(token),
      `Unexpected \`${tag}\` outside code, expected it in backticks: \`\`\`${tag}\`\`\``.replaceAll('```', '`'),
      {
        actual: tag,
        expected: [`\`${written(token.name)}\``],
      },
    );
    return escaped([tag]);
  }
  if (token?.type === 'token') {
    const near = resolver.nearestName(token.name);
    const hint = near
      ? `expected \`${written(near)}\` in backticks`
      : 'expected an HTML element, or the text in backticks';
    context.reporter.report('unknown-element', locate(token), `Unexpected \`${tag}\`, ${hint}`, {
      actual: tag,
      ...(near ? { expected: [near] } : {}),
    });
    return escaped([tag]);
  }
  context.reporter.report(
    'unknown-element',
    node.position,
    `Unexpected \`${tag}\`, expected an HTML element, or the text in backticks`,
    { actual: tag },
  );
  return escaped([tag]);
}

/** `<Address of the server>` begins with the name of an element; several bare words after it are no attributes that exist. */
function isPhrase(tag: string, name: string): boolean {
  return /^[A-Z][a-z]+$/.test(name) && /^<[A-Z][a-z]+(?:\s+[A-Za-z]+){2,}>$/.test(tag);
}

function checkAttributes(tag: string, locate: ReturnType<typeof createLocator>, context: TextContext): void {
  for (const token of parse(tag, { angle: false })) {
    if (token.type !== 'token') continue;
    context.reporter.report(
      'placeholder-in-html-attribute',
      locate(token),
      `Unexpected host \`${token.raw}\` in an attribute of \`<${/^<([^\s/>]+)/.exec(tag)?.[1] ?? ''}>\`, expected Markdown`,
      {
        actual: token.raw,
      },
    );
  }
}

/** What was taken for a tag is text: its own angle brackets must not reach the HTML parser. */
function escaped(template: Template): Template {
  return template.map((part) =>
    typeof part === 'string' ? part.replaceAll('<', '&lt;').replaceAll('>', '&gt;') : part,
  );
}
