import DocItemContent from '@theme-original/DocItem/Content';
import type { Props } from '@theme/DocItem/Content';
import Heading from '@theme/Heading';
import MDXContent from '@theme/MDXContent';
import type { ReactNode } from 'react';
import { GuideHeader } from '../../../components/guide/GuideHeader';
import { HiddenTarget } from '../../../components/guide/HiddenTarget';
import { useGuide } from '../../../components/guide/guide-context';
import { PersonalTitle } from '../../../components/guide/PersonalTitle';
import { TemplateText } from '../../../components/guide/TemplateText';
import { AskForHelp } from '../../../components/safe-text/AskForHelp';

/** The text of a page. A guide's title follows the reader too, and what the guide covers stands under it. */
export default function GuideContent({ children }: Props): ReactNode {
  const guide = useGuide();
  if (!guide) return <DocItemContent>{children}</DocItemContent>;
  return (
    <div className="theme-doc-markdown markdown guide" data-pagefind-body="">
      <PersonalTitle title={guide.title} />
      <header>
        <Heading as="h1">
          <TemplateText template={guide.title} />
        </Heading>
        <GuideHeader guide={guide} />
      </header>
      <MDXContent>{children}</MDXContent>
      <AskForHelp />
      <HiddenTarget />
    </div>
  );
}
