/** What drivers share: each says only what is particular to its application. */
export { answerPage, answerRedirect, answerWith, cookieIn, writeAnswer, type Answer } from './answers';
export { commandInContainer, extraAuthorities, runNodeInContainer, shellWords } from './commands';
export { buttonForm, escapeHtml, htmlPage } from './html';
export { keysOf } from './keys-of';
export {
  asksForPassword,
  expectLoginPage,
  expectPageOf,
  fullNameOf,
  hostOf,
  isOfProvider,
  oneLine,
  redirectOf,
  shownPage,
} from './pages';
export { expectProvidersLogOut } from './provider-log-out';
