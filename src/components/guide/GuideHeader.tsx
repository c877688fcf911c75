import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { GuideData } from '../../core/page-contract';
import { BACKGROUND, categories, protocols, supportLevels } from '../../core/guide/labels';
import { PageTools } from '../files/PageTools';
import { PrintHead } from '../files/PrintHead';
import { GuideEvidence } from '../proven/GuideEvidence';
import { useProviderName, useSiteData } from '../values/use-providers';

/** What stands under a guide's title: what it covers, and what readers can take along. A page of the background covers nothing. */
export function GuideHeader({ guide }: { readonly guide: GuideData }): ReactNode {
  return (
    <>
      <PrintHead />
      {guide.category !== BACKGROUND && <GuideFacts guide={guide} />}
      <GuideEvidence guide={guide} />
      <PageTools guide={guide} />
    </>
  );
}

/** What the guide covers and who keeps it, and a word to readers whose provider it lacks. */
function GuideFacts({ guide }: { readonly guide: GuideData }): ReactNode {
  const nameOf = useProviderName();
  const { categories: listed } = useSiteData();
  const category = listed.find(({ id }) => id === guide.category);
  return (
    <>
      <ul className="guide-facts" data-pagefind-ignore="">
        <li className={`support-level support-level--${guide.supportLevel}`}>{supportLevels[guide.supportLevel]}</li>
        <li>{protocols[guide.protocol]}</li>
        <li>{guide.providers.map(nameOf).join(', ')}</li>
        {category && (
          <li>
            <Link to={category.permalink}>{categories[guide.category]}</Link>
          </li>
        )}
        {guide.version && <li>written for version {guide.version}</li>}
        {guide.homepage && (
          <li>
            <Link to={guide.homepage}>{new URL(guide.homepage).hostname}</Link>
          </li>
        )}
      </ul>
      {guide.lacking.map((id) => (
        // Only for the reader of that provider; without JavaScript nobody has chosen one.
        <p key={id} className="lacking-provider" data-providers={id} data-pagefind-ignore="">
          This guide does not cover {nameOf(id)} yet. It shows {nameOf(guide.providers[0] ?? '')} instead.
        </p>
      ))}
    </>
  );
}
