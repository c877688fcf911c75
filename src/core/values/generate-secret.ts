/**
 * Letters and digits only: no format of a snippet quotes them, no header, URL or form encodes them, and every application on
 * the site takes them. Without `0 O 1 l I`, for those who have to read a secret from one screen and type it at another.
 */
export const SECRET_ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/**
 * The first length with 256 bits: 44 × log2(57) = 256.6. Short enough for the 255 characters that authentik and Keycloak keep,
 * and long enough for whoever asks for 32 bytes, of UTF-8 or of key.
 */
export const SECRET_LENGTH = 44;

/** Fills an array with random bytes: `crypto.getRandomValues`. */
export type FillRandom = (bytes: Uint8Array<ArrayBuffer>) => unknown;

/** Bytes from here on are thrown away: otherwise the first characters of the alphabet would come more often than the last. */
const FAIR = 256 - (256 % SECRET_ALPHABET.length);

/**
 * Makes a secret in which every character of {@link SECRET_ALPHABET} is as likely at every place.
 *
 * @param fill the only source of randomness
 */
export function generateSecret(fill: FillRandom): string {
  const bytes = new Uint8Array(64);
  let secret = '';
  while (secret.length < SECRET_LENGTH) {
    fill(bytes);
    for (const byte of bytes) {
      if (byte < FAIR && secret.length < SECRET_LENGTH) secret += SECRET_ALPHABET.charAt(byte % SECRET_ALPHABET.length);
    }
  }
  return secret;
}
