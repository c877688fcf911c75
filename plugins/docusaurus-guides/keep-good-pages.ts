/** What is used of the bundler, which may be Rspack or webpack. */
interface Compiler {
  readonly hooks: {
    readonly shouldEmit: {
      readonly tap: (name: string, decide: (compilation: { readonly errors: readonly unknown[] }) => boolean) => void;
    };
  };
}

/**
 * For the development server: once there are pages, a compilation with errors does not take their place. The overlay shows the
 * errors over the page as it was, and nothing of the broken page runs in the browser, where it would leave an error behind that
 * outlives the mistake.
 */
export class KeepGoodPagesPlugin {
  apply(compiler: Compiler): void {
    let hasPages = false;
    compiler.hooks.shouldEmit.tap('KeepGoodPagesPlugin', ({ errors }) => {
      if (hasPages && errors.length > 0) return false;
      hasPages = true;
      return true;
    });
  }
}
