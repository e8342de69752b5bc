// Where the page starts: theme, the network that was last open, engine, then the page itself.
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App";
import { followKeys } from "./commands/keys";
import { beginKeeping } from "./keep/begin";
import { restoreTrained } from "./keep/trained";
import { connect } from "./session/client";
import { followTheme } from "./state/theme";
import "./styles.css";
import { exposeTestHook } from "./testHook";

followTheme();
exposeTestHook();
followKeys();
void beginKeeping().then(connect).then(restoreTrained);

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no element #root");
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
