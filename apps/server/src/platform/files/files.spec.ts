import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { attachmentDisposition, fileName, safeContentType } from './content-disposition.js';
import { s3Location } from './s3-location.js';

describe('the name of a file', () => {
  it.each([
    ['报价单 2026.pdf', '报价单 2026.pdf'],
    ['C:\\temp\\plan.docx', 'plan.docx'],
    ['../../etc/passwd', 'passwd'],
    ['..hidden', 'hidden'],
    ['one\r\ntwo\0.txt', 'onetwo.txt'],
    // It would read as "invoicefdp.exe" backwards: what is shown must be what it is.
    ['invoice\u202efdp.exe', 'invoicefdp.exe'],
    ['', 'file'],
    ['///', 'file'],
    [undefined, 'file'],
    [`${'字'.repeat(300)}.pdf`, `${'字'.repeat(196)}.pdf`],
  ])('%j is kept as %j', (given, kept) => {
    expect(fileName(given)).toBe(kept);
  });

  it('is one part of a path, storable and of bounded length, whatever is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (given) => {
        const name = fileName(given);
        expect(name).not.toBe('');
        expect(name).not.toMatch(/[/\\\p{Cc}\p{Cs}]/u);
        expect([...name].length).toBeLessThanOrEqual(200);
      }),
    );
  });

  it('travels in a header of ASCII and is read back the same (RFC 6266, RFC 8187)', () => {
    expect(attachmentDisposition('合同 "a" 50%.pdf')).toBe(
      `attachment; filename="__ _a_ 50_.pdf"; filename*=UTF-8''%E5%90%88%E5%90%8C%20%22a%22%2050%25.pdf`,
    );
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (given) => {
        const name = fileName(given);
        const header = attachmentDisposition(name);
        expect(header).toMatch(/^attachment; filename="[\x20-\x7e]*"; filename\*=UTF-8''[A-Za-z0-9!#$&+.^_`|~%-]+$/);
        expect(decodeURIComponent(header.split("UTF-8''")[1] ?? '')).toBe(name);
      }),
    );
  });
});

describe('the type of a file', () => {
  it.each([
    ['application/pdf', 'application/pdf'],
    ['image/png', 'image/png'],
    ['text/html', 'application/octet-stream'],
    ['image/svg+xml', 'application/octet-stream'],
    ['application/javascript', 'application/octet-stream'],
    ['', 'application/octet-stream'],
  ])('%j is sent as %j', (given, sent) => {
    expect(safeContentType(given)).toBe(sent);
  });
});

describe('the address of a bucket', () => {
  it('says where it is and who may use it', () => {
    expect(s3Location('s3://key:se%2Fcret@s3.example:9000/brug-files?region=eu-west-1&tls=0')).toEqual({
      endpoint: 'http://s3.example:9000',
      region: 'eu-west-1',
      bucket: 'brug-files',
      accessKeyId: 'key',
      secretAccessKey: 'se/cret',
    });
  });

  it.each([
    '',
    'https://key:secret@s3.example/files',
    's3://s3.example/files',
    's3://key:secret@s3.example',
    's3://key:se%ZZ@s3.example/files',
  ])('is none: %j', (value) => {
    expect(s3Location(value)).toBeNull();
  });
});
