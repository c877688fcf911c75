import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run, versionOf } from '../read-back';
import { each, letters, numbered, readAssigned } from './quoted';

const version = versionOf('go', ['version'], /go(\d+\.\d+)/);

const PROGRAM = `package main

import ("bufio"; "fmt"; "go/ast"; "go/parser"; "go/token"; "os"; "strconv"; "strings"; "io")

func main() {
	input, _ := io.ReadAll(os.Stdin)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for _, source := range strings.Split(strings.TrimSuffix(string(input), "\\x00"), "\\x00") {
		result := "!"
		file, err := parser.ParseFile(token.NewFileSet(), "a.go", source, parser.ParseComments)
		if err == nil {
			ast.Inspect(file, func(node ast.Node) bool {
				if spec, ok := node.(*ast.ValueSpec); ok {
					if text, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value); err == nil { result = "=" + text }
				}
				return true
			})
		}
		fmt.Fprint(out, result + "\\x00")
	}
}
`;

/** Who reads Go: the packages that belong to Go, or our own tokenizer where there is no Go. */
export const goParser = version === undefined ? 'our own tokenizer' : `go/parser ${version}`;

/** The string that the last `var a = …` of a file assigns. */
export const readGo: (sources: readonly string[]) => (string | undefined)[] =
  version === undefined ? readAlone : readWithGo;

function readAlone(sources: readonly string[]): (string | undefined)[] {
  return each((source) =>
    readAssigned(source, '\n', {
      '`': { close: '`' },
      '"': {
        close: '"',
        escapes: [
          letters({ a: '\u0007', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v', '\\': '\\', '"': '"' }),
          numbered(/\\u([\da-f]{4})/iy, 16),
        ],
        code: /[\n\ufeff]/y,
      },
    }),
  )(sources);
}

function readWithGo(sources: readonly string[]): (string | undefined)[] {
  const directory = mkdtempSync(join(tmpdir(), 'read-go-'));
  try {
    const file = join(directory, 'main.go');
    writeFileSync(file, PROGRAM);
    return run('go', ['run', file], sources.map((source) => `${source}\0`).join('')).map((result) =>
      result.startsWith('=') ? result.slice(1) : undefined,
    );
  } finally {
    rmSync(directory, { recursive: true });
  }
}
