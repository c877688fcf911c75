import { defaultTreeAdapter as tree, parse, type DefaultTreeAdapterTypes } from 'parse5';
import type { Button, Field, Form, Link } from './browser';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** What stands on a page of HTML. */
export interface ReadPage {
  readonly title: string;
  readonly text: string;
  readonly forms: readonly Form[];
  readonly links: readonly Link[];
  /** Where the page sends its reader by itself: `<meta http-equiv="refresh">` without delay, or a script that does nothing else. */
  readonly next?: string;
}

/** Reads a page as a browser with scripts does, but for what scripts do: only a script that goes to a fixed URL is understood. */
export function readPage(html: string, url: string): ReadPage {
  const elements = [...elementsIn(parse(html))];
  const named = (...names: string[]): Element[] => elements.filter(({ tagName }) => names.includes(tagName));
  const baseUrl = resolve(attribute(named('base')[0], 'href') ?? '', url) ?? url;
  const forms = named('form').map((form, index) => readForm(form, index, elements, baseUrl, url));
  const [body] = named('body');
  const next = nextOf(named('meta', 'script'), baseUrl);
  return {
    title: inline(textIn(named('title')[0])),
    text: visibleText(body),
    forms,
    links: named('a').flatMap((link): Link[] => {
      const target = resolve(attribute(link, 'href'), baseUrl);
      return target === undefined ? [] : [{ text: inline(visibleText(link)), url: target }];
    }),
    ...(next === undefined ? {} : { next }),
  };
}

function readForm(form: Element, index: number, elements: readonly Element[], baseUrl: string, url: string): Form {
  const id = attribute(form, 'id');
  const controls = elements.filter((element) => {
    const owner = attribute(element, 'form');
    return owner === undefined ? isWithin(element, form) : owner === id;
  });
  const enabled = controls.filter((element) => attribute(element, 'disabled') === undefined);
  const action = attribute(form, 'action') ?? '';
  return {
    index,
    // Without an action a form goes to its own page, whatever the base is.
    action: action === '' ? url : (resolve(action, baseUrl) ?? action),
    method: attribute(form, 'method')?.toLowerCase() === 'post' ? 'POST' : 'GET',
    fields: enabled.flatMap(fieldOf),
    buttons: enabled.flatMap(buttonOf),
  };
}

function fieldOf(element: Element): Field[] {
  const name = attribute(element, 'name');
  if (name === undefined || name === '') return [];
  const value = attribute(element, 'value');
  switch (element.tagName) {
    case 'input': {
      const type = attribute(element, 'type')?.toLowerCase() ?? 'text';
      if (['submit', 'image', 'button', 'reset', 'file'].includes(type)) return [];
      const isChoice = type === 'checkbox' || type === 'radio';
      const checked = !isChoice || attribute(element, 'checked') !== undefined;
      return [{ name, type, value: value ?? (isChoice ? 'on' : ''), checked }];
    }
    case 'textarea':
      return [{ name, type: 'textarea', value: textIn(element).replace(/^\n/, ''), checked: true }];
    case 'select': {
      const choices = [...elementsIn(element)].filter(({ tagName }) => tagName === 'option');
      const chosen = choices.find((choice) => attribute(choice, 'selected') !== undefined) ?? choices[0];
      const text = chosen === undefined ? '' : (attribute(chosen, 'value') ?? inline(textIn(chosen)));
      return [{ name, type: 'select', value: text, checked: true }];
    }
    default:
      return [];
  }
}

function buttonOf(element: Element): Button[] {
  const type = attribute(element, 'type')?.toLowerCase();
  const name = attribute(element, 'name') ?? '';
  const value = attribute(element, 'value') ?? '';
  if (element.tagName === 'button' && (type ?? 'submit') === 'submit')
    return [{ name, value, text: inline(visibleText(element)) }];
  if (element.tagName === 'input' && type === 'submit') return [{ name, value, text: value === '' ? 'Submit' : value }];
  return [];
}

/** `location.assign("…")`, `location.replace("…")`, `location = "…"` and the like, with nothing else in the script. */
const GO_TO =
  /^\s*(?:window\.)?location(?:\.(?:assign|replace)\(\s*("(?:[^"\\]|\\.)*")\s*\)|(?:\.href)?\s*=\s*("(?:[^"\\]|\\.)*"))\s*;?\s*$/;

function nextOf(elements: readonly Element[], baseUrl: string): string | undefined {
  for (const element of elements) {
    if (element.tagName === 'meta') {
      if (attribute(element, 'http-equiv')?.toLowerCase() !== 'refresh') continue;
      const target = /^\s*0?\s*[;,]\s*(?:url\s*=\s*)?["']?([^"']*)/i.exec(attribute(element, 'content') ?? '')?.[1];
      if (target !== undefined) return resolve(target.trim(), baseUrl);
    } else {
      const [, argument, assigned] = GO_TO.exec(textIn(element)) ?? [];
      const target = argument ?? assigned;
      if (target !== undefined) return resolve(JSON.parse(target) as string, baseUrl);
    }
  }
  return undefined;
}

const HIDDEN: ReadonlySet<string> = new Set(['script', 'style', 'template', 'noscript', 'head', 'textarea', 'select']);
const INLINE: ReadonlySet<string> = new Set(
  'a abbr b bdi bdo button cite code data dfn em i kbd label mark q s samp small span strong sub sup time u var'.split(
    ' ',
  ),
);

/** The text that is shown, one line per block, blanks as the browser shows them. */
function visibleText(node: Node | undefined): string {
  return shown(node)
    .split('\n')
    .map(inline)
    .filter((line) => line !== '')
    .join('\n');
}

function shown(node: Node | undefined): string {
  if (node === undefined) return '';
  if (tree.isTextNode(node)) return inPreformatted(node) ? node.value : node.value.replace(/\s/g, ' ');
  if (!tree.isElementNode(node)) return '';
  if (HIDDEN.has(node.tagName) || attribute(node, 'hidden') !== undefined) return '';
  const inner = node.tagName === 'br' ? '\n' : node.childNodes.map(shown).join('');
  return INLINE.has(node.tagName) ? inner : `\n${inner}\n`;
}

const inPreformatted = ({ parentNode }: DefaultTreeAdapterTypes.TextNode): boolean =>
  parentNode !== null && tree.isElementNode(parentNode) && parentNode.tagName === 'pre';

const inline = (text: string): string => text.replace(/\s+/g, ' ').trim();

function textIn(node: Node | undefined): string {
  if (node === undefined) return '';
  if (tree.isTextNode(node)) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textIn).join('') : '';
}

function* elementsIn(node: Node): Generator<Element> {
  if (!('childNodes' in node)) return;
  for (const child of node.childNodes) {
    if (tree.isElementNode(child)) yield child;
    yield* elementsIn(child);
  }
}

function isWithin(element: Element, ancestor: Element): boolean {
  for (let at: Node | null = element.parentNode; at !== null; at = 'parentNode' in at ? at.parentNode : null)
    if (at === ancestor) return true;
  return false;
}

const attribute = (element: Element | undefined, name: string): string | undefined =>
  element?.attrs.find((candidate) => candidate.name === name)?.value;

const resolve = (target: string | undefined, base: string): string | undefined =>
  target !== undefined && URL.canParse(target, base) ? new URL(target, base).href : undefined;
