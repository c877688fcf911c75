import type {} from 'mdast-util-to-hast';
import type { GuideModel } from './guide-model';
import type { Template } from '../src/core/placeholder/template';
import type { Allowance } from './remark-guide/allowances';
import type { ResolvedSegment } from './remark-guide/resolver';
import type { ProjectFile } from './remark-snippets/types/project-files';
import type { ProviderStep } from './site';

/** What `remark-guide` notes on the nodes of a guide, for the plugins after it. */
declare module 'unist' {
  interface Data {
    /** The node's text, or the parts of a raw HTML node, resolved. */
    template?: Template;
    /** A link's URL, when it has placeholders. */
    urlTemplate?: Template;
    /** A fence's text piece by piece, with its source. */
    segments?: readonly ResolvedSegment[];
    titleTemplate?: Template;
    /** A heading's id as its author gave it. */
    ownId?: string;
    /** A heading's id, as Docusaurus reads it. */
    id?: string;
    /** The heading that a symptom gets. */
    heading?: { readonly depth: 1 | 2 | 3 | 4 | 5 | 6; readonly id: string; readonly template: Template };
    /** A line of a form: its label, its value, and where in its paragraph the explanation begins. */
    setting?: { readonly label: Template; readonly value: Template; readonly restIndex: number };
    /** A directive made of the plain list of a published guide. */
    isPlainList?: boolean;
    /** The placeholder that a line of the form declares. */
    placeholder?: string;
    /** The included steps of a provider that begin here. */
    step?: ProviderStep;
    /** Set where an editable element must not stand: inside links. */
    inert?: boolean;
    /** The providers for which this part of the guide holds, when not for all. */
    providers?: string;
  }
}

declare module 'vfile' {
  interface DataMap {
    guide: GuideModel;
    /** Rules that the author silenced, with their places. */
    allowances: readonly Allowance[];
    /** The TypeScript of the guide, where its types are judged after its page is made. */
    projectFiles: readonly ProjectFile[];
  }
}
