import { DomainError, refuse } from '../../platform/errors/domain-error.js';

/** The same refusals, with the fields of what is made under the one it is made of: `body.title` is `body.lead.title`. */
export async function refusedBelow<T>(field: `body.${string}`, made: Promise<T>): Promise<T> {
  try {
    return await made;
  } catch (error) {
    if (!(error instanceof DomainError) || !error.details.errors) throw error;
    const errors = error.details.errors.map((each) => ({
      ...each,
      path: `${field}.${each.path.replace(/^body\./, '')}`,
    }));
    refuse(error.code, { ...error.details, errors });
  }
}
