import { expect, test } from 'vitest';
import type { Diagnostic } from '../src/core/diagnostics/diagnostic';
import { printers } from './formats';

const diagnostic: Diagnostic = {
  file: 'docs/a,b/index.md',
  line: 3,
  column: 5,
  endLine: 3,
  endColumn: 9,
  ruleId: 'snippet-syntax',
  severity: 'error',
  message: 'Unexpected `100%`: a,\nb',
  url: '/contributing/rules/#snippet-syntax',
};

test('JSON has every key in a fixed order, also those without a value', () => {
  expect(printers.json(diagnostic)).toBe(
    '{"file":"docs/a,b/index.md","line":3,"column":5,"endLine":3,"endColumn":9,"ruleId":"snippet-syntax",' +
      '"severity":"error","message":"Unexpected `100%`: a,\\nb","actual":null,"expected":[],' +
      '"url":"/contributing/rules/#snippet-syntax"}',
  );
  const full: unknown = JSON.parse(printers.json({ ...diagnostic, actual: 'a', expected: ['b'], fixable: true }));
  expect(full).toMatchObject({ actual: 'a', expected: ['b'] });
  expect(full).not.toHaveProperty('fixable');
});

test('a GitHub annotation escapes what its syntax needs', () => {
  expect(printers.github(diagnostic)).toBe(
    '::error file=docs/a%2Cb/index.md,line=3,col=5,endColumn=8,endLine=3,title=snippet-syntax::Unexpected `100%25`: a,%0Ab',
  );
  expect(printers.github({ ...diagnostic, severity: 'warning', endLine: 4 })).toBe(
    '::warning file=docs/a%2Cb/index.md,line=3,endLine=4,title=snippet-syntax::Unexpected `100%25`: a,%0Ab',
  );
});
