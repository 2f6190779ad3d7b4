const NAMES = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i

/** Whether a host name or address leads to this machine only. */
export const isLoopback = (host: string): boolean => NAMES.test(host)
