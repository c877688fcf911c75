/** HTML of the pages that models of applications show. */

export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/** @param body HTML */
export const htmlPage = (title: string, body: string): string =>
  `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head><body>${body}</body></html>`;

/** A button that a script stands behind in the real one; here it is a form, which the model answers in the place of the script. */
export const buttonForm = (action: string, text: string): string =>
  `<form method="post" action="${escapeHtml(action)}"><button>${escapeHtml(text)}</button></form>`;
