import MDXComponents from '@theme-original/MDXComponents';
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

export default { ...MDXComponents, Admonition: AnchoredAdmonition, ...guideComponents };
