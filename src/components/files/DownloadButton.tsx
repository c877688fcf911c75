import { type ReactNode, useCallback } from 'react';
import { fileInTitle } from '../../core/files/file-title';
import type { Template } from '../../core/placeholder/template';
import { TemplateText } from '../guide/TemplateText';
import styles from './files.module.css';
import { registerFile } from './snippet-files';

export interface DownloadButtonProps {
  /** The snippet's title. The button is there when it is the name of a file. */
  readonly title: Template;
  readonly template: Template;
}

/** Saves a snippet as the file that it is. */
export function DownloadButton({ title, template }: DownloadButtonProps): ReactNode {
  const register = useCallback(
    (button: HTMLButtonElement | null) => {
      if (button) registerFile(button, { title, template });
    },
    [title, template],
  );
  const name = fileInTitle(title);
  if (name === undefined) return null;
  const download = async (): Promise<void> => {
    const { saveSnippet } = await import('./save');
    saveSnippet({ title, template });
  };
  return (
    <button
      ref={register}
      type="button"
      className={`copy-button ${styles.download ?? ''}`}
      data-download=""
      // Chromium and Firefox do so, and no page can prevent it. In an archive the dot stays.
      title={name.startsWith('.') ? `Your browser may leave out the dot: the file is called ${name}` : undefined}
      onClick={() => void download()}
    >
      <span aria-hidden="true">Download</span>
      <span className="sr-only">
        Download <TemplateText template={title} editable={false} />
      </span>
    </button>
  );
}
