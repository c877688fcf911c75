/*
 * What people put into snippets that is no part of the language: `...` for what is left out, `<Client ID>` for a value, `{{ name }}` for a template engine.
 * Each is replaced by something of the same length, so that offsets stay. A text is read as it stands first; only when it does not parse it is read so.
 */

/** Three dots, or the character of that name, with nothing behind them that they could be an operator of. */
const ELLIPSIS =
  /(?<before>[:=(,[{>]|\breturn\b|^)(?<gap>\s*)(?<dots>\.{3}|…)(?<comma>[ \t]*,)?(?=\s*(?:[,;)\]}]|$))/gm;

/** `...` and `…` as blanks, or as `0` where a value belongs. */
export function withoutEllipses(text: string): string {
  return text.replace(ELLIPSIS, (all, ...rest) => {
    const {
      before = '',
      gap = '',
      dots = '',
      comma = '',
    } = rest.at(-1) as Readonly<Record<string, string | undefined>>;
    const isValue = /^[:=>]$|^return$/.test(before) && !gap.includes('\n');
    const filled = isValue ? `0${' '.repeat(dots.length - 1)}${comma}` : ' '.repeat(dots.length + comma.length);
    return before + gap + filled;
  });
}

/** Words; no language has a space there without a `=` to follow. */
const ANGLES = /<{1,2}[ \t]?[A-Za-z][\w.-]*(?:[ \t]+[\w.'/-]+)*[ \t]?>{1,2}/g;

/**
 * `<Client ID>` and `<client_id>` as words.
 *
 * @param hasElements whether elements with an end of their own and type parameters are part of the language, and stay
 */
export function withoutAngles(text: string, hasElements: boolean): string {
  return text.replace(ANGLES, (all, offset: number) => {
    const name = all.replace(/[<>]/g, '').trim();
    const isElement = /^[a-z][a-z\d]*$/i.test(name) && name !== name.toUpperCase();
    const hasParameters = /[\w$]$/.test(text.slice(0, offset));
    return hasElements && (isElement || hasParameters || text.includes(`</${name}`)) ? all : wordOf(all);
  });
}

/** `{{ name }}`, `{% if %}`, `${NAME}` and `%NAME%` of template engines as words; statements as blanks. */
export function withoutTemplates(text: string): string {
  return text
    .replace(/\{%-?[^%{}\n]*-?%\}|\{#[^\n]*?#\}/g, (all) => ' '.repeat(all.length))
    .replace(/\{\{-?[^{}\n]*-?\}\}|\$\{[A-Z][\w:?-]*\}|%[A-Z][A-Z\d_]*%/g, wordOf);
}

const wordOf = (piece: string): string => 'x'.repeat(piece.length);

/** The ways to read a text, the most literal one first. Those that are no different are left out. */
export function readings(text: string, hasElements: boolean): readonly string[] {
  const cut = withoutEllipses(text);
  const named = withoutAngles(cut, hasElements);
  return [...new Set([text, cut, named, withoutTemplates(named)])];
}
