import { type MouseEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useReader } from '../../store/use-reader';
import styles from './files.module.css';
import { filesOf } from './snippet-files';

/** What a reader takes along from a guide: the page as Markdown, and its files. What does the work is loaded on demand. */
export function PageTools({ guideId }: { readonly guideId: string }): ReactNode {
  const [said, setSaid] = useState('');
  const [count, setCount] = useState(0);
  const tools = useRef<HTMLDivElement>(null);
  const provider = useReader((state) => state.provider);

  useEffect(() => {
    // Which files are the reader's is known once the browser has applied the styles of the provider.
    const frame = requestAnimationFrame(() => {
      const guide = guideAround(tools.current);
      setCount(guide ? filesOf(guide).length : 0);
    });
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [provider, guideId]);

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
    return `${String(saveArchive(guide, guideId))} files saved in ${guideId}.zip`;
  });

  return (
    <div ref={tools} className={styles.tools} data-page-tools="" data-pagefind-ignore="">
      <button type="button" className={styles.tool} onClick={(event) => void copy(event)}>
        Copy page as Markdown
      </button>
      {/* It keeps its place, so that nothing moves when it comes. */}
      <button
        type="button"
        className={styles.tool}
        style={count < 2 ? { visibility: 'hidden' } : undefined}
        onClick={(event) => void download(event)}
      >
        Download files (.zip)
      </button>
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
