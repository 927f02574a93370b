import { Global, Module } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.js';
import { FileOwners } from './file-owners.js';
import { FileStore, FlydriveStore } from './file-store.js';
import { Files } from './files.js';

@Global()
@Module({
  providers: [
    Files,
    FileOwners,
    { provide: FileStore, inject: [CONFIG], useFactory: (config: Config) => new FlydriveStore(config) },
  ],
  exports: [Files, FileOwners],
})
export class FilesModule {}
