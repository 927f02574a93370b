/** Where a bucket is and who may use it. */
export interface S3Location {
  readonly endpoint: string;
  readonly region: string;
  readonly bucket: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** Reads `s3://key:secret@host[:port]/bucket?region=…&tls=0`; null when it is none. Key and secret are percent-encoded. */
export function s3Location(value: string): S3Location | null {
  if (!value.startsWith('s3://') || !URL.canParse(value)) return null;
  const { host, username, password, pathname, searchParams } = new URL(value);
  const bucket = pathname.slice(1);
  if (host === '' || username === '' || password === '' || !/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket))
    return null;
  const accessKeyId = decoded(username);
  const secretAccessKey = decoded(password);
  if (accessKeyId === null || secretAccessKey === null) return null;
  const endpoint = `${searchParams.get('tls') === '0' ? 'http' : 'https'}://${host}`;
  return { endpoint, region: searchParams.get('region') ?? 'us-east-1', bucket, accessKeyId, secretAccessKey };
}

function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}
