import { describe, expect, test } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { readReport } from './report-parser.js';
import { abuseReport, deliveryReport } from './testing/reports.js';

const read = async (source: string, keepDeliveryStatus = true) =>
  readReport(await simpleParser(source, { keepDeliveryStatus }));

describe('a delivery report', () => {
  test.each([true, false])(
    'says of whom, which message, and why, kept as a part of its own or not (%s)',
    async (kept) => {
      expect(await read(deliveryReport({ messageId: '<followup.1@brug.example>' }), kept)).toEqual({
        type: 'delivery',
        messageId: '<followup.1@brug.example>',
        recipients: [
          {
            address: 'shen@jinlan.example',
            kind: 'hard',
            status: '5.1.1',
            text: 'smtp; 550 5.1.1 <shen@jinlan.example>: Recipient address rejected: User unknown',
          },
        ],
      });
    },
  );

  test('may give back the headers only, or nothing', async () => {
    expect(await read(deliveryReport({ messageId: '<a@b>', returned: 'text/rfc822-headers' }))).toMatchObject({
      messageId: '<a@b>',
    });
    expect(await read(deliveryReport({ messageId: null }))).toMatchObject({ type: 'delivery', messageId: null });
  });

  test('of a delay is bad news that may pass', async () => {
    const report = deliveryReport({ messageId: '<a@b>', action: 'delayed', status: '4.4.1' });
    expect(await read(report)).toMatchObject({ recipients: [{ kind: 'soft', status: '4.4.1' }] });
  });

  test('of a delivery is no bad news', async () => {
    const report = deliveryReport({ messageId: '<a@b>', action: 'delivered', status: '2.0.0' });
    expect(await read(report)).toMatchObject({ recipients: [{ kind: null }] });
  });

  test('names whom we wrote to, also when mail was passed on', async () => {
    const report = deliveryReport({ messageId: '<a@b>', original: 'info@jinlan.example' });
    expect(await read(report)).toMatchObject({ recipients: [{ address: 'info@jinlan.example' }] });
  });
});

test('what a server makes up is borne: control characters, fields without end', async () => {
  const nul = deliveryReport({ messageId: '<a@b>' }).replace('User unknown', 'User\u0000\u0007unknown');
  expect(await read(nul)).toMatchObject({ recipients: [{ text: expect.stringContaining('User  unknown') }] });
  const long = deliveryReport({ messageId: '<a@b>' }).replace('User unknown', 'x'.repeat(2_000_000));
  const report = await read(long.replace('shen@jinlan.example', 'y'.repeat(2_000_000)));
  expect(report).toMatchObject({ recipients: [{ kind: 'hard', status: '5.1.1', address: null }] });
});

describe('an abuse report', () => {
  test('is a complaint', async () => {
    expect(await read(abuseReport({ messageId: '<followup.1@brug.example>' }))).toEqual({
      type: 'complaint',
      messageId: '<followup.1@brug.example>',
      address: 'shen@jinlan.example',
      complains: true,
    });
  });

  test('may say the opposite', async () => {
    expect(await read(abuseReport({ messageId: null, feedback: 'not-spam' }))).toMatchObject({ complains: false });
  });
});

test('what is no report is none: an answer, a report of another kind, one without any field', async () => {
  expect(await read('Subject: Re\r\n\r\nAction: failed\r\nFinal-Recipient: rfc822; a@b.example\r\n')).toBeNull();
  expect(
    await read(deliveryReport({ messageId: '<a@b>' }).replace('delivery-status', 'disposition-notification')),
  ).toBeNull();
  expect(await read(deliveryReport({ messageId: '<a@b>' }).replace('Action: failed\r\n', ''))).toBeNull();
});
