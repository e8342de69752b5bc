// Where the page starts: theme, the network that was last open, engine, then the page itself.
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App";
import { followKeys } from "./commands/keys";
import { beginKeeping } from "./keep/begin";
import { restoreTrained, whileOpening } from "./keep/trained";
import { gatherResponses } from "./live/memory/responses";
import { connect } from "./session/client";
import { runAtStart } from "./session/presets";
import { followTheme } from "./state/theme";
import "./styles.css";
import { exposeTestHook } from "./testHook";
import { AppBoundary } from "./trust/AppBoundary";
import { keepOffline } from "./trust/offline";
import { followPageErrors } from "./trust/pageErrors";

followPageErrors();
followTheme();
exposeTestHook();
followKeys();
gatherResponses();
void beginKeeping().then(async () => {
  let restored = false;
  await whileOpening(async () => {
    restored = await restoreTrained(connect);
  });
  if (!restored) await runAtStart();
});

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no element #root");
createRoot(root).render(
  <StrictMode>
    <AppBoundary>
      <App />
    </AppBoundary>
  </StrictMode>,
);

// after the first picture and the digits, so that it takes nothing from them
if (import.meta.env.PROD) addEventListener("load", () => setTimeout(keepOffline, 3000));
