/** Builds framework and headless command. @param folder - build/ if absent */
export function buildCli(folder?: string): Promise<void>;
