import type { FileRef } from '@brug/contracts/files';
import { api } from '../../../../shared/api/api.js';

/** Uploads a file for a template; it goes with mails once a version of the template is saved with it. */
export async function uploadFile(file: File): Promise<FileRef> {
  const [contentType = ''] = file.type.split(';');
  return api('POST /template-files', {
    body: {
      name: file.name,
      contentType: contentType || 'application/octet-stream',
      contentBase64: await inBase64(file),
    },
  });
}

function inBase64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(String(reader.result).replace(/^[^,]*,/, '')));
    reader.addEventListener('error', () => reject(reader.error ?? new Error(`${file.name} cannot be read`)));
    reader.readAsDataURL(file);
  });
}
