import { describe, expect, test } from 'vitest';
import { expectReadBack, expectScalarReadBack } from '../../../../tests/support/read-back';
import { readEnv } from '../../../../tests/support/readers/dockerfile';
import { each } from '../../../../tests/support/readers/quoted';

const parser = 'our own tokenizer';
const refused = (): boolean => false;
const around = [
  ['', ''],
  ['https://', '/callback'],
] as const;
const read = (quote: string) => (written: readonly string[]) =>
  each(readEnv)(written.map((text) => `ENV A=${quote}${text}${quote} B=c`)).map((values) =>
    values?.B === 'c' ? values.A : undefined,
  );

describe('a value in a Dockerfile', () => {
  test.each([
    ['docker-single', "'"],
    ['docker-double', '"'],
  ])('between quotes: %s', (context, quote) => {
    expectReadBack(context, { parser, around: [...around, ['a ', ' b']], read: read(quote), refused });
  });

  test('as a word, in quotes where it needs them', () => {
    expectScalarReadBack('docker', { parser, around, read: read(''), refused });
  });
});

test('our own tokenizer for Dockerfiles reads what its reference has as examples', () => {
  const line = String.raw`ENV MY_NAME="John Doe" MY_DOG=Rex\ The\ Dog MY_CAT=fluffy A='a\b"' B="\\\"\q\$"`;
  expect(readEnv(line)).toEqual({
    MY_NAME: 'John Doe',
    MY_DOG: 'Rex The Dog',
    MY_CAT: 'fluffy',
    A: String.raw`a\b"`,
    B: String.raw`\"\q$`,
  });
});
