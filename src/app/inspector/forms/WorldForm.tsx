// The form of the world's card: all that is said of how the network acts in it.
import { environments, type NetworkDocument } from "../../../index";
import { worldName } from "../../canvas/flowModel";
import { copy } from "../../copy";
import { AgentSections } from "./AgentSections";
import { Heading, Source } from "./Heading";

export function WorldForm({ document }: { readonly document: NetworkDocument }) {
  const name = document.agent?.environment?.name;
  const known = name === undefined ? undefined : environments[name];
  return (
    <>
      <Heading name={worldName(document)} about={copy.agents.form.worldCard} />
      <AgentSections document={document} />
      {known && (
        <div className="px-4 pb-3">
          <Source text={known.source} />
        </div>
      )}
    </>
  );
}
