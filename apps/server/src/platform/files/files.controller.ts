import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { found } from '../errors/domain-error.js';
import { AllowAccess, API_PREFIX } from '../http/endpoint.decorator.js';
import { personOf } from '../http/request.js';
import { attachmentDisposition, safeContentType } from './content-disposition.js';
import { FileOwners } from './file-owners.js';
import { Files } from './files.js';

const params = z.object({ id: z.uuid() });

/** Files to download, for those who may see the record they belong to; whoever may not is told that there is none. */
@Controller()
export class FilesController {
  constructor(
    private readonly files: Files,
    private readonly owners: FileOwners,
  ) {}

  @Get(`${API_PREFIX}/files/:id`)
  @AllowAccess('signed-in')
  async download(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { id } = found(params.safeParse(request.params).data, 'file');
    const { file, open } = await this.files.open(id);
    found((await this.owners.maySee(personOf(request), file.owner)) || null, 'file');
    // Before the headers of a download are set: what cannot be had is answered as a problem.
    const content = await open();
    await reply
      .header('content-type', safeContentType(file.contentType))
      .header('content-length', file.size)
      .header('content-disposition', attachmentDisposition(file.name))
      .header('cache-control', 'private, no-store')
      // Should a browser show it all the same, nothing in it runs or asks for anything.
      .header('content-security-policy', "default-src 'none'; sandbox")
      .send(content);
  }
}
