// Which neurons are connected: the connector, and the numbers that it has.
import type { Connector, Projection } from "../../../index";
import { copy } from "../../copy";
import { apply, edit } from "../../session/edits";
import { useDocumentStore } from "../../state/documentStore";
import { connectorNamed, withConnector } from "../../state/modelEdits";
import { ChoiceField } from "../fields/ChoiceField";
import { NumberField } from "../fields/NumberField";
import { choicesOf } from "./choices";

const NAMES = ["all_to_all", "one_to_one", "fixed_probability", "conv2d", "pool2d"] as const;

const current = () => useDocumentStore.getState().document;

export function ConnectorFields({
  id,
  projection,
}: {
  readonly id: string;
  readonly projection: Projection;
}) {
  const document = useDocumentStore((state) => state.document);
  const { connector } = projection;
  const put = (next: Connector, gesture?: string) => edit(withConnector(current(), id, next), gesture);
  return (
    <>
      <ChoiceField
        name="connector"
        label={copy.inspect.connector}
        about={copy.inspect.connectorAbout}
        value={connector.name}
        choices={choicesOf(
          NAMES,
          (name) => copy.inspect.connectors[name],
          (name) => withConnector(document, id, connectorNamed(name, document, projection)),
        )}
        onChoose={(name) =>
          void apply(withConnector(current(), id, connectorNamed(name, current(), projection)))
        }
      />
      {connector.name === "fixed_probability" && (
        <NumberField
          name="p"
          label={copy.inspect.probability}
          about={copy.inspect.probabilityAbout}
          symbol="p"
          value={connector.p}
          min={0}
          max={1}
          onCommit={(p, gesture) => put({ ...connector, p }, gesture)}
        />
      )}
      {(connector.name === "all_to_all" || connector.name === "fixed_probability") &&
        projection.from === projection.to && (
          <ChoiceField
            name="self"
            label={copy.inspect.self}
            value={connector.self === false ? "no" : "yes"}
            choices={[
              ["yes", copy.inspect.selfChoices.yes],
              ["no", copy.inspect.selfChoices.no],
            ]}
            onChoose={(choice) => {
              const { self: _, ...others } = connector;
              void apply(withConnector(current(), id, choice === "no" ? { ...others, self: false } : others));
            }}
          />
        )}
      {connector.name === "conv2d" && (
        <Sides
          labels={copy.inspect.kernel}
          sides={connector.kernel}
          put={(kernel) => put({ ...connector, kernel })}
        />
      )}
      {connector.name === "pool2d" && (
        <Sides
          labels={copy.inspect.window}
          sides={connector.size}
          put={(size) => put({ ...connector, size })}
        />
      )}
    </>
  );
}

interface SidesProps {
  readonly labels: readonly [string, string];
  readonly sides: readonly [number, number];
  put(sides: readonly [number, number]): Promise<string | null>;
}

function Sides({ labels, sides: [rows, columns], put }: SidesProps) {
  const field = { min: 1, max: 1024, whole: true, slider: false } as const;
  return (
    <>
      <NumberField
        {...field}
        name="rows"
        label={labels[0]}
        value={rows}
        onCommit={(n) => put([n, columns])}
      />
      <NumberField
        {...field}
        name="columns"
        label={labels[1]}
        value={columns}
        onCommit={(n) => put([rows, n])}
      />
    </>
  );
}
