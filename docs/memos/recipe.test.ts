import { testRecipe } from '../../tests/support/test-recipe';
import recipe from './recipe';

testRecipe('memos', recipe, [
  ['form', 'OAuth configuration | User endpoint', 'https://authentik.company/application/o/user-info/', 'callback'],
  ['form', 'Claims mapping | Display Name', 'profile', 'account'],
  ['form', 'OAuth configuration | Scopes', 'openid profile', 'account'],
  ['form', 'Basic settings | Template', 'Github', 'configure'],
  ['file', 'fieldMapping.identifier', 'username', 'callback'],
  ['file', 'config.oauth2Config.tokenUrl', 'authentik.company/application/o/token/', 'configure'],
  ['form', 'UI Settings | Icon', 'https://memos.company/logo.png', 'launch'],
]);
