import type { SchemaEntry } from '../entry';
import { closed, listOf, oneOf, text } from '../schema';

const schema = closed(
  'An identity provider of Memos, as a file in `/etc/secrets`.',
  {
    uid: text('Name by which links and accounts refer to the provider: small letters, digits and hyphens.'),
    name: text('What the button says after “Continue with”.'),
    type: oneOf(['OAUTH2'], 'The only kind there is.'),
    identifierFilter: text('Regular expression that the identifier must match; empty lets in everybody.'),
    config: closed(
      'The settings of the kind that `type` names.',
      {
        oauth2Config: closed(
          'The OAuth 2.0 client.',
          {
            clientId: text('The client ID at the identity provider.'),
            clientSecret: text('The client secret.'),
            authUrl: text('The authorization endpoint, with its scheme.'),
            tokenUrl: text('The token endpoint, with its scheme.'),
            userInfoUrl: text('The userinfo endpoint, with its scheme.'),
            scopes: listOf(text(), 'The scopes to ask for, one to an item.'),
            fieldMapping: closed(
              'Which claims of the userinfo answer are used.',
              {
                identifier: text('The claim by which a person is known again.'),
                displayName: text('The claim with the name that is shown.'),
                email: text('The claim with the e-mail address.'),
                avatarUrl: text('The claim with the address of a picture.'),
              },
              { required: ['identifier'] },
            ),
          },
          { required: ['clientId', 'clientSecret', 'authUrl', 'tokenUrl', 'userInfoUrl', 'fieldMapping'] },
        ),
      },
      { required: ['oauth2Config'] },
    ),
  },
  { required: ['uid', 'name', 'type', 'config'] },
);

export const memosIdp: SchemaEntry = {
  name: 'memos-idp',
  title: 'Memos’ provider file',
  version: 'Memos 0.30',
  source:
    'ours, after [Memos’ documentation](https://github.com/usememos/memos/blob/v0.30.0/docs/configuration-provisioning.md) and code',
  syntaxes: ['json'],
  files: /^(?:\S*\/)?memos-idp-\S+\.json(?=$|[ ,])/,
  recognised: 'a title such as `memos-idp-authentik.json`',
  load: () => Promise.resolve(schema),
};
