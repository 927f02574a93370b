/** One entry of Vite's build manifest, as far as the size of a page depends on it. */
export interface ManifestChunk {
  readonly file: string;
  readonly imports?: readonly string[];
}

/**
 * The scripts a browser must load before a page's entry runs: the entry and everything it imports statically, however deep. What is
 * imported dynamically is left out.
 *
 * @throws Error when the manifest has no such entry
 */
export function initialScripts(manifest: Readonly<Record<string, ManifestChunk>>, entry: string): string[] {
  const files = new Set<string>();
  const seen = new Set<string>();
  const visit = (key: string) => {
    if (seen.has(key)) return;
    seen.add(key);
    const chunk = manifest[key];
    if (chunk === undefined) throw new Error(`The build manifest has no ${key}`);
    if (chunk.file.endsWith('.js')) files.add(chunk.file);
    for (const imported of chunk.imports ?? []) visit(imported);
  };
  visit(entry);
  return [...files];
}
