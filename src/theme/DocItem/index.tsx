import DocItem from '@theme-original/DocItem';
import type { Props } from '@theme/DocItem';
import { type ReactNode, useEffect } from 'react';
import { GuideProvider } from '../../components/guide/guide-context';
import type { GuideData } from '../../core/page-contract';
import { setCurrentGuide } from '../../store/current-guide';

/** A page of documentation; if it is a guide, everything on it and the panel of values know which. */
export default function DocItemWithGuide(props: Props): ReactNode {
  const { guide } = props.content as Props['content'] & { readonly guide?: GuideData };
  useEffect(() => {
    setCurrentGuide(guide);
    return () => {
      setCurrentGuide(undefined);
    };
  }, [guide]);
  return (
    <GuideProvider value={guide}>
      <DocItem {...props} />
    </GuideProvider>
  );
}
