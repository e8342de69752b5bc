// A network that does not act yet, and in which worlds it could: looked into when it is asked for, since each is tried.
import { useState } from "react";
import { environments, type NetworkDocument } from "../../../index";
import { actions } from "../../canvas/lateActions";
import { copy } from "../../copy";
import { useDocumentStore } from "../../state/documentStore";
import { withActing } from "../../state/edits/acting";
import { worldCardOf } from "../../state/edits/names";
import { ChoiceField } from "../fields/ChoiceField";
import { choicesOf } from "./choices";
import { Section } from "./Section";

const words = copy.agents.form;

export function ActSection({ document }: { readonly document: NetworkDocument }) {
  const [isOpen, open] = useState(false);
  return (
    <Section title={words.actIn} edits="restarts" about={words.actAbout}>
      {isOpen ? (
        <Worlds document={document} />
      ) : (
        <button
          type="button"
          data-testid="act-in-a-world"
          onClick={() => open(true)}
          className="mt-1 rounded-lg border border-line bg-raised px-3 py-1.5 font-semibold hover:border-muted"
        >
          {words.chooseWorld}
        </button>
      )}
    </Section>
  );
}

function Worlds({ document }: { readonly document: NetworkDocument }) {
  const act = async (name: string) => {
    if (name === "") return;
    const acting = withActing(useDocumentStore.getState().document, { name });
    await (await actions()).putAdded({ document: acting, ids: [worldCardOf(acting)] });
  };
  return (
    <ChoiceField
      name="act-in"
      label={words.which}
      value=""
      choices={choicesOf(
        ["", ...Object.keys(environments)],
        (name) => (name === "" ? words.nowhere : copy.editor.model(name)),
        (name) => (name === "" ? document : withActing(document, { name })),
      )}
      onChoose={(name) => void act(name)}
    />
  );
}
