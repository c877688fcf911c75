import type { SchemaEntry } from '../entry';
import { affineConfig, affineOidc } from './affine';
import { authentikBlueprint } from './authentik-blueprint';
import { authjsEnv } from './authjs-env';
import { compose } from './compose';
import { keycloakClient, keycloakRealm } from './keycloak';
import { kubernetes, kubernetesDeployment } from './kubernetes';
import { memosIdp } from './memos-idp';

/** Every schema, in the order of the page that lists them. Where several recognise a snippet, the first one counts. */
export const schemas: readonly SchemaEntry[] = [
  compose,
  kubernetes,
  kubernetesDeployment,
  authentikBlueprint,
  keycloakRealm,
  keycloakClient,
  affineConfig,
  affineOidc,
  memosIdp,
  authjsEnv,
];
