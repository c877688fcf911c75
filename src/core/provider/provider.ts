import * as z from 'zod';
import { kinds } from '../values/kinds';

/** The derived placeholders that an identity provider gives, by their names in OpenID Connect Discovery 1.0, section 3. */
export const endpointNames = [
  'issuer',
  'discovery_url',
  'authorization_endpoint',
  'token_endpoint',
  'userinfo_endpoint',
  'end_session_endpoint',
  'jwks_uri',
] as const;
export type EndpointName = (typeof endpointNames)[number];

const words = <T extends string>(names: readonly [T, ...T[]]): z.ZodRecord<z.ZodEnum<{ [K in T]: K }>, z.ZodString> =>
  z.record(z.enum(names), z.string().min(1));

const placeholderSchema = z.strictObject({
  kind: z.enum(kinds).describe('What is accepted in the field.'),
  scope: z.enum(['site', 'guide']).describe('`site`: one value for all guides. `guide`: each guide has its own.'),
  description: z.string().min(1).describe('What it is, for the form: completes "is …".'),
  sample: z.string().min(1).optional().describe('Stands in for the value at build time; never shown.'),
});

/** An identity provider: pure data. Everything a guide says about it comes from here or from its `register-client.md`. */
export const providerSchema = z.strictObject({
  name: z.string().min(1).describe('The product’s name as its vendor writes it.'),
  homepage: z.url().describe('The product’s own site.'),
  host: z
    .string()
    .regex(/^[a-z0-9-]+\.company$/)
    .describe('The placeholder of its host. It is declared by this line.'),
  placeholders: z
    .record(z.string().regex(/^[a-z][a-z0-9_]*$/), placeholderSchema)
    .describe('Further placeholders that its endpoints use.'),
  endpoints: z
    .partialRecord(z.enum(endpointNames), z.string().startsWith('https://'))
    .describe('Templates of the URLs it serves, every slash as it serves them. `issuer` is required.')
    .refine((endpoints) => endpoints.issuer !== undefined, 'Expected an `issuer`.'),
  paths: z
    .array(z.string().startsWith('/'))
    .optional()
    .describe(
      'Further paths that it serves, as guides may name them. `<name>` is any one piece, `*` at the end anything below.',
    ),
  marks: z
    .array(z.string().startsWith('/'))
    .optional()
    .describe('Pieces of path by which a URL on any host is known as this product’s.'),
  formerPrefix: z
    .strictObject({
      path: z.string().startsWith('/').describe('What all its paths began with.'),
      restoredBy: z
        .array(z.string().min(1))
        .describe('Settings that bring it back; a guide that names one may use it.'),
    })
    .optional()
    .describe('A prefix that current versions no longer serve.'),
  adminUrl: z.string().startsWith('https://').optional().describe('Where its administrator signs in.'),
  clientType: words(['confidential', 'public']).describe(
    'What its form calls the two client types of RFC 6749, section 2.1.',
  ),
  pkce: words(['off', 'S256']).describe(
    'What its form calls PKCE (RFC 7636) that is not required, and required with S256.',
  ),
});

/** A provider as its file states it. */
export type ProviderData = z.input<typeof providerSchema>;

/** A provider with its id, which is the name of its folder. */
export interface Provider extends z.output<typeof providerSchema> {
  readonly id: string;
}
