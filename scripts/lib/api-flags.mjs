/**
 * Flags of Node for the API, wherever it is started. The objects of a request live as long as its transaction: in a young generation of the
 * usual size (16 MiB) many are copied twice before they are garbage. Measured in docs/decisions/0007.
 */
export const API_FLAGS = ['--max-semi-space-size=32'];
