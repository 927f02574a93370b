import { once } from 'node:events';
import { ReadStream } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Disk } from 'flydrive';
import type { Config } from '../config/config.js';
import { DomainError } from '../errors/domain-error.js';
import { s3Location, type S3Location } from './s3-location.js';

const SERVER_FOLDER = join(import.meta.dirname, '../../..');

/** How long a bucket may take to be connected, and how long nothing may move: also while somebody takes a content slowly. */
const CONNECT_MILLISECONDS = 3000;
const SILENT_MILLISECONDS = 15_000;

const RETRY_SECONDS = 2;

/** Nothing is kept under the key. Waiting does not bring it. */
export class ContentMissing extends Error {
  constructor(
    readonly key: string,
    options?: ErrorOptions,
  ) {
    super('Nothing is kept under this key.', options);
    this.name = 'ContentMissing';
  }
}

/**
 * Contents by key. It knows no names, owners or rights. What fails because the store does not answer at the moment is refused as
 * `service.unavailable`: the same may go well later.
 */
export abstract class FileStore {
  /** Resolves when the content can be read by every process. */
  abstract write(key: string, content: Buffer): Promise<void>;
  /** Rejects with `ContentMissing` when there is none. What breaks while it is read is an error of the stream. */
  abstract open(key: string): Promise<Readable>;
  /** There is nothing under the key afterwards, whether or not there was. */
  abstract remove(key: string): Promise<void>;
  /** The keys that begin with this folder's name and a slash. */
  abstract keysIn(folder: string): AsyncIterable<string>;
}

/** A local folder or an S3 bucket, as the configuration says. */
export class FlydriveStore extends FileStore {
  #disk: Promise<Disk> | undefined;

  constructor(
    private readonly config: Pick<Config, 'filesFolder' | 'filesS3Url'>,
    private readonly patience = { silentMilliseconds: SILENT_MILLISECONDS },
  ) {
    super();
  }

  async write(key: string, content: Buffer): Promise<void> {
    await this.#ask(key, (disk) => disk.put(key, content));
  }

  async open(key: string): Promise<Readable> {
    return this.#ask(key, async (disk) => {
      const stream = await disk.getStream(key);
      // A file of the disk is opened only when it is read.
      if (stream instanceof ReadStream && stream.pending) await once(stream, 'open');
      return stream;
    });
  }

  async remove(key: string): Promise<void> {
    await this.#ask(key, (disk) => disk.delete(key));
  }

  async *keysIn(folder: string): AsyncIterable<string> {
    const prefix = `${folder}/`;
    let paginationToken: string | undefined;
    do {
      const options = { recursive: true, ...(paginationToken === undefined ? {} : { paginationToken }) };
      const page = await this.#ask(prefix, (disk) => disk.listAll(prefix, options)).catch((error: unknown) => {
        // A folder that nothing was ever put into is not there.
        if (error instanceof ContentMissing) return { objects: [], paginationToken: undefined };
        throw error;
      });
      for (const object of page.objects) {
        // A bucket is asked for what begins with the folder's name, without the slash.
        if (object.isFile && object.key.startsWith(prefix)) yield object.key;
      }
      paginationToken = page.paginationToken;
    } while (paginationToken !== undefined);
  }

  async #ask<T>(key: string, question: (disk: Disk) => Promise<T>): Promise<T> {
    try {
      return await question(await this.#open());
    } catch (error) {
      throw inOurWords(error, key);
    }
  }

  /** What speaks S3 is large and loaded only by those who use it. */
  #open(): Promise<Disk> {
    this.#disk ??= diskOf(this.config, this.patience.silentMilliseconds);
    return this.#disk;
  }
}

async function diskOf(
  { filesFolder, filesS3Url }: Pick<Config, 'filesFolder' | 'filesS3Url'>,
  silentMilliseconds: number,
): Promise<Disk> {
  const bucket = filesS3Url === undefined ? null : s3Location(filesS3Url);
  if (bucket) return s3Disk(bucket, silentMilliseconds);
  const { FSDriver } = await import('flydrive/drivers/fs');
  return new Disk(new FSDriver({ location: join(absolute(filesFolder)), visibility: 'private' }));
}

async function s3Disk(
  { endpoint, region, bucket, accessKeyId, secretAccessKey }: S3Location,
  silentMilliseconds: number,
): Promise<Disk> {
  const { S3Driver } = await import('flydrive/drivers/s3');
  return new Disk(
    new S3Driver({
      endpoint,
      region,
      bucket,
      credentials: { accessKeyId, secretAccessKey },
      // Buckets of others than Amazon are rarely hosts of their own.
      forcePathStyle: true,
      // Nor do all of them know Amazon's checksums; the hash of the content is signed, and compared when it matters.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      // Left to itself it would wait for ever.
      requestHandler: { connectionTimeout: CONNECT_MILLISECONDS, socketTimeout: silentMilliseconds },
      supportsACL: false,
      visibility: 'private',
    }),
  );
}

function absolute(folder: string): string {
  return folder.startsWith('/') ? folder : join(SERVER_FOLDER, folder);
}

const MISSING = new Set(['ENOENT', 'NoSuchKey']);

interface Failure {
  readonly name?: unknown;
  readonly code?: unknown;
  readonly cause?: unknown;
  /** What the S3 client knows of the answer; without a status none came. */
  readonly $metadata?: { readonly httpStatusCode?: number };
}

/** What a driver failed with, as those who use a store need it; what is nobody's expected failure stays as it is. */
function inOurWords(error: unknown, key: string): unknown {
  for (let cause = error; isFailure(cause); cause = cause.cause) {
    const words = [String(cause.code), String(cause.name)];
    if (words.some((word) => MISSING.has(word))) return new ContentMissing(key, { cause: error });
    if (isPassing(cause)) {
      const detail = 'The store of files cannot answer at the moment.';
      return new DomainError('service.unavailable', { detail, retryAfterSeconds: RETRY_SECONDS, cause: error });
    }
  }
  return error;
}

function isFailure(error: unknown): error is Failure {
  return typeof error === 'object' && error !== null;
}

/** No answer in time, or one of 429 or 5xx. */
function isPassing({ $metadata }: Failure): boolean {
  if (!$metadata) return false;
  const status = $metadata.httpStatusCode ?? null;
  return status === null || status === 429 || status >= 500;
}
