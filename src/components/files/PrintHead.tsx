import { type ReactNode, useEffect, useRef } from 'react';
import { getState, profileName, setRevealed } from '../../store/reader-store';

/**
 * The first line of a print: whose values these are, when it was printed and where the page is. While the browser prints,
 * secrets are masked that were not, and the style sheet leaves blanks in their places.
 */
export function PrintHead(): ReactNode {
  const head = useRef<HTMLParagraphElement>(null);

  useEffect(() => {
    let revealed: readonly string[] = [];
    const fill = (): void => {
      const write = (selector: string, text: string): void => {
        const element = head.current?.querySelector(selector);
        if (element) element.textContent = text;
      };
      const profile = profileName(getState());
      write('[data-print-profile]', profile === undefined ? '' : `Values of “${profile}”`);
      write('[data-print-date]', `Printed on ${new Date().toLocaleDateString('en-GB', { dateStyle: 'long' })}`);
      // Without what follows `#`: a shared link carries values there.
      write('[data-print-address]', location.origin + location.pathname);
    };
    const before = (): void => {
      fill();
      revealed = [...revealed, ...getState().revealed];
      for (const key of revealed) setRevealed(key, false);
    };
    const after = (): void => {
      for (const key of revealed) setRevealed(key, true);
      revealed = [];
    };
    const media = window.matchMedia('print');
    const onMedia = (): void => {
      if (media.matches) before();
      else after();
    };
    fill();
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    media.addEventListener('change', onMedia);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
      media.removeEventListener('change', onMedia);
    };
  }, []);

  return (
    <p ref={head} className="print-head" data-pagefind-ignore="">
      <span data-print-profile="" />
      <span data-print-date="" />
      <span data-print-address="" />
    </p>
  );
}
