// Which neurons are connected: the connector, and the numbers that it has.
import { type Connector, type Distance, type Extent, type Projection, sizeOf } from "../../../index";
import { copy } from "../../copy";
import { apply, edit } from "../../session/edits";
import { useDocumentStore } from "../../state/documentStore";
import { parsePairs, printPairs } from "../../state/edits/usualConnectors";
import { connectorNamed, withConnector } from "../../state/modelEdits";
import { ChoiceField } from "../fields/ChoiceField";
import { NumberField } from "../fields/NumberField";
import { TextField } from "../fields/TextField";
import { MOST_WRITTEN } from "../fields/valueKinds";
import { choicesOf } from "./choices";

const NAMES = [
  "all_to_all",
  "one_to_one",
  "fixed_probability",
  "fixed_in_degree",
  "fixed_out_degree",
  "distance",
  "conv2d",
  "local2d",
  "pool2d",
  "list",
] as const satisfies readonly Connector["name"][];

const current = () => useDocumentStore.getState().document;

interface Props {
  readonly id: string;
  readonly projection: Projection;
}

export function ConnectorFields({ id, projection }: Props) {
  const document = useDocumentStore((state) => state.document);
  const { connector } = projection;
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
      <Numbers id={id} projection={projection} />
      {"self" in connector || (projection.from === projection.to && SELFISH.has(connector.name)) ? (
        <ChoiceField
          name="self"
          label={copy.inspect.self}
          value={"self" in connector && connector.self === false ? "no" : "yes"}
          choices={[
            ["yes", copy.inspect.selfChoices.yes],
            ["no", copy.inspect.selfChoices.no],
          ]}
          onChoose={(choice) => {
            const { self: _, ...others } = connector as Connector & { readonly self?: boolean };
            const next = (choice === "no" ? { ...others, self: false } : others) as Connector;
            void apply(withConnector(current(), id, next));
          }}
        />
      ) : null}
    </>
  );
}

/** Connectors that may leave out synapses of a neuron to itself. */
const SELFISH: ReadonlySet<Connector["name"]> = new Set([
  "all_to_all",
  "fixed_probability",
  "fixed_in_degree",
  "fixed_out_degree",
  "distance",
]);

function Numbers({ id, projection }: Props) {
  const { populations } = useDocumentStore((state) => state.document);
  const { connector } = projection;
  const put = (next: Connector, gesture?: string) => edit(withConnector(current(), id, next), gesture);
  switch (connector.name) {
    case "fixed_probability":
      return (
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
      );
    case "fixed_in_degree":
    case "fixed_out_degree": {
      const partners = populations[connector.name === "fixed_in_degree" ? projection.from : projection.to];
      return (
        <NumberField
          name="degree"
          label={copy.inspect.degree[connector.name]}
          about={copy.inspect.degreeAbout}
          symbol="n"
          value={connector.n}
          whole
          min={0}
          max={partners ? sizeOf(partners) : undefined}
          onCommit={(n, gesture) => put({ ...connector, n }, gesture)}
        />
      );
    }
    case "distance":
      return <DistanceFields connector={connector} put={put} />;
    case "conv2d":
      return (
        <Sides
          name=""
          labels={copy.inspect.kernel}
          sides={connector.kernel}
          put={(kernel) => put({ ...connector, kernel })}
        />
      );
    case "local2d":
      return (
        <>
          <Sides
            name=""
            labels={copy.inspect.kernel}
            sides={connector.kernel}
            put={(kernel) => put({ ...connector, kernel })}
          />
          <Sides
            name="stride_"
            labels={copy.inspect.stride}
            sides={connector.stride ?? [1, 1]}
            put={(stride) => put({ ...connector, stride })}
          />
        </>
      );
    case "pool2d":
      return (
        <Sides
          name=""
          labels={copy.inspect.window}
          sides={connector.size}
          put={(size) => put({ ...connector, size })}
        />
      );
    case "list":
      return connector.pre.length > MOST_WRITTEN ? (
        <p className="py-1.5 text-muted" data-testid="explicit-pairs">
          {copy.inspect.pairsMany(connector.pre.length)}
        </p>
      ) : (
        <TextField
          name="pairs"
          label={copy.inspect.pairs}
          about={copy.inspect.pairsAbout}
          mono
          longest={20 * MOST_WRITTEN}
          value={printPairs(connector)}
          onCommit={async (text) => {
            const pairs = parsePairs(text);
            return pairs ? put({ name: "list", ...pairs }) : copy.inspect.pairsWrong;
          }}
        />
      );
    default:
      return null;
  }
}

interface DistanceProps {
  readonly connector: Distance;
  put(next: Connector, gesture?: string): Promise<string | null>;
}

/** Where there is none yet, a radius or width to begin with. */
const USUAL = { sigma: 0.1, radius: 0.2 } as const;

function DistanceFields({ connector, put }: DistanceProps) {
  const { sigma, radius, p = 1, wrap = false } = connector;
  const by = sigma === undefined ? "radius" : radius === undefined ? "sigma" : "both";
  const words = copy.inspect;
  const choose = (next: typeof by) => {
    const { sigma: _, radius: __, ...others } = connector;
    return put({
      ...others,
      ...(next === "radius" ? {} : { sigma: sigma ?? USUAL.sigma }),
      ...(next === "sigma" ? {} : { radius: radius ?? USUAL.radius }),
    });
  };
  const field = { min: 1e-6, max: 2 } as const;
  return (
    <>
      <ChoiceField
        name="distance"
        label={words.distanceBy}
        value={by}
        choices={(["sigma", "radius", "both"] as const).map(
          (name) => [name, words.distanceChoices[name]] as const,
        )}
        onChoose={(next) => void choose(next)}
      />
      {sigma !== undefined && (
        <NumberField
          {...field}
          name="sigma"
          symbol="sigma"
          label={words.sigma}
          about={words.sigmaAbout}
          value={sigma}
          onCommit={(next, gesture) => put({ ...connector, sigma: next }, gesture)}
        />
      )}
      {radius !== undefined && (
        <NumberField
          {...field}
          name="radius"
          label={words.radius}
          about={words.radiusAbout}
          value={radius}
          onCommit={(next, gesture) => put({ ...connector, radius: next }, gesture)}
        />
      )}
      <NumberField
        name="p"
        symbol="p"
        label={words.peak}
        value={p}
        defaultValue={1}
        min={0}
        max={1}
        onCommit={(next, gesture) => put({ ...connector, p: next }, gesture)}
      />
      <ChoiceField
        name="wrap"
        label={words.wrap}
        value={wrap ? "yes" : "no"}
        choices={[
          ["no", words.wrapChoices.no],
          ["yes", words.wrapChoices.yes],
        ]}
        onChoose={(choice) => {
          const { wrap: _, ...others } = connector;
          void put(choice === "yes" ? { ...others, wrap: true } : others);
        }}
      />
    </>
  );
}

interface SidesProps {
  /** before "rows" and "columns" in the names of the fields */
  readonly name: string;
  readonly labels: readonly [string, string];
  readonly sides: Extent;
  put(sides: Extent): Promise<string | null>;
}

function Sides({ name, labels, sides: [rows, columns], put }: SidesProps) {
  const field = { min: 1, max: 1024, whole: true, slider: false } as const;
  return (
    <>
      <NumberField
        {...field}
        name={`${name}rows`}
        label={labels[0]}
        value={rows}
        onCommit={(n) => put([n, columns])}
      />
      <NumberField
        {...field}
        name={`${name}columns`}
        label={labels[1]}
        value={columns}
        onCommit={(n) => put([rows, n])}
      />
    </>
  );
}
