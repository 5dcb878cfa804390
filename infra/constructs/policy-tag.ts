/**
 * The page without the policy that it tells by itself, for a server that sends it as a header: of two policies the browser
 * keeps to both, and the page’s own, made for any server, allows no link out of the bucket of results.
 *
 * @throws where the page tells no policy, or more than one
 */
export function withoutPolicyTag(html: string): string {
  const parts = html.split(/\s*<meta http-equiv="Content-Security-Policy"[^>]*>/);
  if (parts.length !== 2)
    throw new Error(`index.html requires one policy of its own, and has ${parts.length - 1}`);
  return parts.join('');
}
