import ts from 'typescript';
import type { FindPlaces, Hole } from './place';
import { OPEN_ESCAPE, placesIn, type Span, withoutSamples } from './spans';

/** What may stand around a snippet that is a piece of a program: the members of an object. */
const WRAPPERS = [
  ['', ''],
  ['({', '\n})'],
] as const;

const OPEN_TEMPLATE = new RegExp(`\\$$|${OPEN_ESCAPE.source}`);

/** TypeScript and JavaScript, with and without JSX: nobody is as careful with a fence's language. */
export const findJavaScript: FindPlaces = (text, holes) => {
  const masked = withoutSamples(text, holes);
  for (const [before, behind] of WRAPPERS) {
    for (const kind of [ts.ScriptKind.TS, ts.ScriptKind.TSX]) {
      const source = parse(before + masked + behind, kind);
      if (!source) continue;
      const spans = holes.flatMap((hole) => spanOf(source, before.length, hole) ?? []);
      return placesIn(text, holes, spans);
    }
  }
  return holes.map(() => undefined);
};

function parse(text: string, kind: ts.ScriptKind): ts.SourceFile | undefined {
  const fileName = kind === ts.ScriptKind.TS ? 'a.ts' : 'a.tsx';
  const source = ts.createSourceFile(fileName, text, ts.ScriptTarget.Latest, true, kind);
  // TypeScript has them, and gives them away only with a whole program around the file.
  const isWhole =
    'parseDiagnostics' in source && Array.isArray(source.parseDiagnostics) && source.parseDiagnostics.length === 0;
  return isWhole ? source : undefined;
}

/** The span around a hole; `shift` is the length of what stands before the snippet. */
function spanOf(source: ts.SourceFile, shift: number, hole: Hole): Span | undefined {
  const [start, end] = [hole.start + shift, hole.end + shift];
  const { text } = source;
  let node: ts.Node = source;
  for (;;) {
    const child: ts.Node | undefined = node.getChildren(source).find((each) => each.pos <= start && end <= each.end);
    if (!child) break;
    node = child;
  }
  const from = node.getStart(source);
  const span = (context: string, opening: number, closing: number, rest: Partial<Span> = {}): Span => ({
    start: from + opening - shift,
    end: node.end - closing - shift,
    context,
    ...rest,
  });
  if (start < from) return commentSpan(text, node.pos, shift, start);
  if (ts.isJSDoc(node) || ts.findAncestor(node, ts.isJSDoc)) {
    const doc = ts.findAncestor(node, ts.isJSDoc) ?? node;
    return { start: doc.pos + 2 - shift, end: doc.end - 2 - shift, context: 'block-comment', before: /\*$/ };
  }
  if (ts.isStringLiteral(node)) {
    if (ts.isJsxAttribute(node.parent)) return span('jsx-attribute', 1, 1, { before: /&[#\w]*$/ });
    return span(text[from] === "'" ? 'js-single' : 'js-double', 1, 1, { before: OPEN_ESCAPE });
  }
  if (ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateHead(node)) {
    return isRaw(node) ? undefined : span('js-template', 1, ts.isTemplateHead(node) ? 2 : 1, { before: OPEN_TEMPLATE });
  }
  if (ts.isTemplateMiddleOrTemplateTail(node)) {
    return isRaw(node)
      ? undefined
      : span('js-template', 1, ts.isTemplateMiddle(node) ? 2 : 1, { before: OPEN_TEMPLATE });
  }
  if (ts.isJsxText(node)) {
    // White space at its start is part of the text.
    return { start: node.pos - shift, end: node.end - shift, context: 'jsx-text', before: /&[#\w]*$/ };
  }
  if (ts.isRegularExpressionLiteral(node)) {
    const flags = node.end - text.lastIndexOf('/', node.end);
    return span('regexp js-regexp', 1, flags, { before: /\[[^\]]*$|(?<!\\)(?:\\\\)*\\\w*$/ });
  }
  return ts.isNumericLiteral(node) ? span('number', 0, 0, { whole: true }) : undefined;
}

/** Whether the tag of a template is the one that reads escapes as text. */
function isRaw(node: ts.Node): boolean {
  const template = ts.isTemplateSpan(node.parent)
    ? node.parent.parent
    : ts.isTemplateExpression(node.parent)
      ? node.parent
      : node;
  return ts.isTaggedTemplateExpression(template.parent) && template.parent.tag.getText() === 'String.raw';
}

function commentSpan(text: string, pos: number, shift: number, at: number): Span | undefined {
  const comments = [
    ...(ts.getLeadingCommentRanges(text, pos) ?? []),
    ...(ts.getTrailingCommentRanges(text, pos) ?? []),
  ];
  const comment = comments.find((range) => range.pos <= at && at < range.end);
  if (!comment) return undefined;
  const isBlock = comment.kind === ts.SyntaxKind.MultiLineCommentTrivia;
  return {
    start: comment.pos + 2 - shift,
    end: comment.end - (isBlock ? 2 : 0) - shift,
    context: isBlock ? 'block-comment' : 'comment',
    ...(isBlock && { before: /\*$/ }),
  };
}
