import { testRecipe } from '../../tests/support/test-recipe';
import recipe from './recipe';

testRecipe('affine', recipe, [
  ['panel', '.env | AFFINE_SERVER_EXTERNAL_URL', 'http://affine.company', 'authorize'],
  ['panel', 'OIDC OAuth provider config | issuer', 'https://authentik.company/application/o/other', 'start'],
  ['panel', 'OIDC OAuth provider config | clientSecret', 'another', 'callback'],
  ['panel', 'Scope name', 'mail', 'callback'],
  ['panel', 'Expression | email_verified', 'False', 'callback'],
  ['panel', 'Expression | email', 'request.user.mail', 'configure'],
  ['panel', 'Expression | email', 'request.user.username', 'callback'],
  ['file', 'config.json | oauth.providers.oidc.clientId', 'other', 'authorize'],
  ['file', 'config.json | server.externalUrl', 'https://notes.example.org', 'authorize'],
]);
