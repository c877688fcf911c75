import Head from '@docusaurus/Head';
import MDXA from '@theme/MDXComponents/A';
import MDXDetails from '@theme/MDXComponents/Details';
import MDXHeading from '@theme/MDXComponents/Heading';
import MDXImg from '@theme/MDXComponents/Img';
import MDXLi from '@theme/MDXComponents/Li';
import MDXUl from '@theme/MDXComponents/Ul';
import type { ComponentProps } from 'react';
import { AnchoredAdmonition } from '../../components/guide/anchors';
import { ProviderVariant, Symptom } from '../../components/guide/blocks';
import { PlaceholderField, PlaceholderForm } from '../../components/guide/PlaceholderForm';
import { PlaceholderLink } from '../../components/guide/PlaceholderLink';
import { PlaceholderText } from '../../components/guide/PlaceholderText';
import { Setting, Settings } from '../../components/guide/Settings';
import { Snippet } from '../../components/guide/Snippet';
import type { components } from '../../core/page-contract';

const guideComponents = {
  PlaceholderText,
  PlaceholderLink,
  ProviderVariant,
  Snippet,
  Settings,
  Setting,
  PlaceholderForm,
  PlaceholderField,
  Symptom,
} satisfies Record<keyof typeof components, unknown>;

const heading = (as: 'h1' | 'h2' | 'h3' | 'h4' | 'h5' | 'h6') =>
  function MarkdownHeading(props: ComponentProps<typeof MDXHeading>) {
    return <MDXHeading {...props} as={as} />;
  };

/**
 * What Markdown becomes. Docusaurus' own list without its code blocks, which bring a highlighter to every reader: ours are
 * highlighted when the site is built.
 */
export default {
  Head,
  details: MDXDetails,
  Details: MDXDetails,
  a: MDXA,
  ul: MDXUl,
  li: MDXLi,
  img: MDXImg,
  h1: heading('h1'),
  h2: heading('h2'),
  h3: heading('h3'),
  h4: heading('h4'),
  h5: heading('h5'),
  h6: heading('h6'),
  Admonition: AnchoredAdmonition,
  admonition: AnchoredAdmonition,
  ...guideComponents,
};
