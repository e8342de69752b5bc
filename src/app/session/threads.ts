// Threads of the event engine in a browser: only where memory can be shared, on pages that are cross-origin isolated.
import { canUseThreads } from "../../index";

/** One stays with the page. Chosen: more than four would wait for the slowest most of the time. */
export const THREADS = canUseThreads() ? Math.max(1, Math.min(4, navigator.hardwareConcurrency - 1)) : 1;
