/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  // Types are checked by `npm test`, over more than the build sees.
  typescript: { ignoreBuildErrors: true },
}
