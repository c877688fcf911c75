import { type MouseEvent, type ReactNode, useEffect, useState } from 'react';
import type { GuideData } from '../../core/page-contract';
import styles from './files.module.css';

/** What a reader takes along from a guide: the page as Markdown, and its files. What does the work is loaded on demand. */
export function PageTools({ guide: { id, archive } }: { readonly guide: GuideData }): ReactNode {
  const [said, setSaid] = useState('');

  useEffect(() => {
    if (said === '') return;
    const timer = setTimeout(() => {
      setSaid('');
    }, 5000);
    return () => {
      clearTimeout(timer);
    };
  }, [said]);

  const run =
    (work: (guide: Element) => Promise<string>) =>
    async ({ currentTarget }: MouseEvent): Promise<void> => {
      const guide = guideAround(currentTarget);
      if (guide) setSaid(await work(guide).catch(() => 'That did not work. Try again.'));
    };
  const copy = run(async (guide) => {
    await copyText(import('./page-markdown').then(({ pageMarkdown }) => pageMarkdown(guide)));
    return 'Copied. Secrets are left out.';
  });
  const download = run(async (guide) => {
    const { saveArchive } = await import('./archive');
    return `${String(saveArchive(guide, id))} files saved in ${id}.zip`;
  });

  return (
    <div className={styles.tools} data-page-tools="" data-pagefind-ignore="">
      <button type="button" className={styles.tool} onClick={(event) => void copy(event)}>
        Copy page as Markdown
      </button>
      {archive !== undefined && (
        <button
          type="button"
          className={styles.tool}
          data-providers={archive}
          onClick={(event) => void download(event)}
        >
          Download files (.zip)
        </button>
      )}
      <span role="status" className={styles.said}>
        {said}
      </span>
    </div>
  );
}

/** Copies a text that is still being made. Some browsers let only the click itself write to the clipboard. */
async function copyText(text: Promise<string>): Promise<void> {
  if (typeof ClipboardItem === 'undefined') {
    await navigator.clipboard.writeText(await text);
    return;
  }
  const blob = text.then((content) => new Blob([content], { type: 'text/plain' }));
  await navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })]);
}

const guideAround = (element: Element | null): Element | null => element?.closest('.guide') ?? null;
