import { BACKGROUND, type Category, categories } from '../src/core/guide/labels';

/** The guide that is in a corpus of every size, with the same text. */
export const MEASURED_GUIDE = 'bench-0000';

const WORDS = (
  'archive atlas basket beacon board canvas cloud compass desk diary engine field forge garden harbor index journal ' +
  'kitchen ledger lens library map market meter mirror notebook orbit page panel photo planner portal queue radar ' +
  'recipe relay room shelf signal stack station studio table task ticket timer tower vault watch window workshop'
).split(' ');

/**
 * Guides that look like real ones, spread evenly over the categories.
 *
 * @param count how many; the first guides of a larger corpus are those of a smaller one
 * @param seed the same seed gives the same corpus
 * @returns files by path, as `copySite` takes them
 */
export function corpus(count: number, seed = 1): Record<string, string> {
  const ids = (Object.keys(categories) as Category[]).filter((id) => id !== BACKGROUND);
  const entries = Array.from({ length: count }, (_, index) => {
    const id = `bench-${String(index).padStart(4, '0')}`;
    // A generator for each guide, so that a guide does not depend on how many come before it.
    const pick = picker(seed * 100_003 + index);
    return [`docs/${id}/index.md`, guide(id, ids[index % ids.length] ?? 'other', pick)] as const;
  });
  return Object.fromEntries(entries);
}

type Pick = () => string;

/** Words at random: mulberry32 by Tommy Ettinger, public domain; enough for texts, and the same on every machine. */
function picker(seed: number): Pick {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return WORDS[((mixed ^ (mixed >>> 14)) >>> 0) % WORDS.length] ?? '';
  };
}

function sentences(pick: Pick, count: number): string {
  const sentence = (): string => `The ${pick()} of a ${pick()} keeps every ${pick()} and ${pick()} in its ${pick()}.`;
  return Array.from({ length: count }, sentence).join(' ');
}

function guide(id: string, category: Category, pick: Pick): string {
  const name = `${capital(pick())} ${capital(pick())}`;
  return `---
title: ${name}
sidebar_label: ${name}
description: Sign in to ${name} with your own identity provider, from ${pick()} to ${pick()}.
category: ${category}
support_level: community
protocol: oidc
providers: [authentik, keycloak]
app: { homepage: https://example.org, version: "1.0" }
---

${sentences(pick, 3)}

:::placeholders

- \`${id}.company\` is the FQDN of the ${name} installation.
- \`<tenant_key>\` is the last part of the callback URL. {kind=identifier sample=4c8e1f0a}

:::

## Register ${name} with the identity provider

:::register-client

- Redirect URI: \`https://${id}.company/login/<tenant_key>/callback\`
- Scopes: \`openid profile email\`

:::

## Configure ${name}

${sentences(pick, 6)}

:::settings[Administration > Authentication]{#oidc}

- Client ID: \`<client_id>\`
- Client secret: \`<client_secret>\`
- Authorization Endpoint URL: \`<authorization_endpoint>\`
- Token Endpoint URL: \`<token_endpoint>\`
- Issuer: \`<issuer>\`, exactly as shown.

:::

\`\`\`yaml
auth:
  url: https://${id}.company
  issuer: <issuer>
  client_id: <client_id>
\`\`\`

${sentences(pick, 6)}
`;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
