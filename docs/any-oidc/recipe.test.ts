import { testRecipe } from '../../tests/support/test-recipe';
import recipe from './recipe';

testRecipe('any-oidc', recipe, [
  ['discovery', 'OpenID Connect | Issuer', 'https://authentik.company/application/o/example-app', 'start'],
  ['variables', '.env | OIDC_ISSUER', 'https://authentik.company/application/o/example-app', 'callback'],
  ['variables', 'config.yaml | oidc.enabled', 'false', 'start'],
]);
