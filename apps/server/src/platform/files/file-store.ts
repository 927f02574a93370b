import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Disk } from 'flydrive';
import type { Config } from '../config/config.js';
import { s3Location, type S3Location } from './s3-location.js';

const SERVER_FOLDER = join(import.meta.dirname, '../../..');

/** Contents by key. It knows no names, owners or rights. */
export abstract class FileStore {
  /** Resolves when the content can be read by every process. */
  abstract write(key: string, content: Buffer): Promise<void>;
  /** Rejects when there is none. */
  abstract open(key: string): Promise<Readable>;
  abstract remove(key: string): Promise<void>;
  /** The keys that begin with this folder's name and a slash. */
  abstract keysIn(folder: string): AsyncIterable<string>;
}

/** A local folder or an S3 bucket, as the configuration says. */
export class FlydriveStore extends FileStore {
  #disk: Promise<Disk> | undefined;

  constructor(private readonly config: Pick<Config, 'filesFolder' | 'filesS3Url'>) {
    super();
  }

  async write(key: string, content: Buffer): Promise<void> {
    await (await this.#open()).put(key, content);
  }

  async open(key: string): Promise<Readable> {
    return (await this.#open()).getStream(key);
  }

  async remove(key: string): Promise<void> {
    await (await this.#open()).delete(key);
  }

  async *keysIn(folder: string): AsyncIterable<string> {
    const disk = await this.#open();
    let paginationToken: string | undefined;
    do {
      const options = { recursive: true, ...(paginationToken === undefined ? {} : { paginationToken }) };
      const page = await disk.listAll(`${folder}/`, options).catch((error: unknown) => {
        // A folder that nothing was ever put into is not there.
        if (isMissingFolder(error)) return { objects: [], paginationToken: undefined };
        throw error;
      });
      for (const object of page.objects) if (object.isFile) yield object.key;
      paginationToken = page.paginationToken;
    } while (paginationToken !== undefined);
  }

  /** What speaks S3 is large and loaded only by those who use it. */
  #open(): Promise<Disk> {
    this.#disk ??= diskOf(this.config);
    return this.#disk;
  }
}

async function diskOf({ filesFolder, filesS3Url }: Pick<Config, 'filesFolder' | 'filesS3Url'>): Promise<Disk> {
  const bucket = filesS3Url === undefined ? null : s3Location(filesS3Url);
  if (bucket) return s3Disk(bucket);
  const { FSDriver } = await import('flydrive/drivers/fs');
  return new Disk(new FSDriver({ location: join(absolute(filesFolder)), visibility: 'private' }));
}

async function s3Disk({ endpoint, region, bucket, accessKeyId, secretAccessKey }: S3Location): Promise<Disk> {
  const { S3Driver } = await import('flydrive/drivers/s3');
  return new Disk(
    new S3Driver({
      endpoint,
      region,
      bucket,
      credentials: { accessKeyId, secretAccessKey },
      // Buckets of others than Amazon are rarely hosts of their own.
      forcePathStyle: true,
      supportsACL: false,
      visibility: 'private',
    }),
  );
}

function absolute(folder: string): string {
  return folder.startsWith('/') ? folder : join(SERVER_FOLDER, folder);
}

function isMissingFolder(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && cause.code === 'ENOENT') return true;
  }
  return false;
}
