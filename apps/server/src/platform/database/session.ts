/** What every connection of ours sets; the row types rely on UTC and ISO. */
export const SESSION_OPTIONS = '-c TimeZone=UTC -c DateStyle=ISO';
