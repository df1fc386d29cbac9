/** The four risk steps as bands of the load line, the water with its waves. */
export function LineBands() {
  return (
    <>
      <defs>
        <pattern id="waves" width="24" height="8" patternUnits="userSpaceOnUse">
          <path d="M0 4q6-4 12 0t12 0" fill="none" className="stroke-water-deep" />
        </pattern>
      </defs>
      <rect x="0" y="42" width="27%" height="44" className="fill-water" />
      <rect x="0" y="42" width="27%" height="44" fill="url(#waves)" />
      <rect x="27%" y="42" width="12%" height="44" className="fill-danger-wash" />
      <rect x="39%" y="42" width="21%" height="44" className="fill-watch-wash" />
      <rect x="60%" y="42" width="40%" height="44" className="fill-afloat-wash" />
      <line x1="39%" x2="39%" y1="42" y2="86" className="stroke-rule-strong" />
      <line x1="60%" x2="60%" y1="42" y2="86" className="stroke-rule-strong" />
      <line x1="79%" x2="79%" y1="42" y2="86" className="stroke-rule" />
    </>
  )
}
