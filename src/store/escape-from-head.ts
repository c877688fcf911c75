/**
 * The encoders, as the script in the head of the page has brought them. The bundler takes this in place of
 * `core/placeholder/escape`, so that no page loads them twice.
 */
const escape = window.ssoRecipes?.escape;
if (!escape) throw new Error('Expected the script in the head of the page to have run before any other.');

export const { encodeFor, scalarFormats } = escape;
