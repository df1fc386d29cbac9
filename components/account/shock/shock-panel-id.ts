/** Where the panel stands on the account's page. */
export const SHOCK_PANEL_ID = 'shock'
