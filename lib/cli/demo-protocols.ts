/** What the embedded chain of `npm start` and `npm run devnet` shows: every protocol that is followed. */
export const demoProtocols = ['aave-v3', 'morpho-blue', 'compound-v3', 'sky'] as const
