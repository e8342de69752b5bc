// How two populations are connected: which neurons, what a spike does, which rule changes the weights, and what it costs.
import { type FormEvent, useEffect, useMemo, useRef, useState } from "react";
import { modelsOf, type NetworkDocument, rangeOfValues } from "../../../index";
import { copy } from "../../copy";
import {
  type ConnectorName,
  offersFor,
  projectionFor,
  type ReceptorName,
  rulesFor,
} from "../../state/edits/connect";
import { plain } from "../../ui/format";
import { connect } from "../actions";
import { stopConnecting } from "../hand";

interface ConnectFormProps {
  readonly document: NetworkDocument;
  readonly from: string;
  readonly to: string;
}

const words = copy.editor.connect;
/** Percent of pairs, at first. */
const USUAL_CHANCE = "10";

export function ConnectForm({ document, from, to }: ConnectFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [receptor, setReceptor] = useState<ReceptorName>(from === to ? "inh" : "exc");
  const [chosen, setChosen] = useState<ConnectorName | null>(null);
  const [rule, setRule] = useState<string | null>(() => usualRule(document, from, to));
  const [chance, setChance] = useState(USUAL_CHANCE);
  const p = chanceOf(chance);

  const bare = useMemo(
    () => offersFor(document, { from, to, receptor, rule: null }, p ?? 0.1),
    [document, from, to, receptor, p],
  );
  const offer =
    bare.find(({ connector }) => connector.name === chosen) ?? bare.find((one) => !one.refusal) ?? bare[0]!;
  const rules = useMemo(
    () => rulesFor(document, { from, to, receptor, connector: offer.connector }),
    [document, from, to, receptor, offer],
  );
  const fitting = rules.some(([name, refusal]) => name === rule && refusal === null) ? rule : null;
  const wish = { from, to, receptor, connector: offer.connector, rule: fitting };
  const offers = useMemo(
    () => offersFor(document, { from, to, receptor, rule: fitting }, p ?? 0.1),
    [document, from, to, receptor, fitting, p],
  );
  const ready = offer.refusal === null && (offer.connector.name !== "fixed_probability" || p !== null);

  useEffect(() => form.current?.querySelector<HTMLElement>("input:checked")?.focus(), []);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) void connect(wish);
  };
  return (
    <form ref={form} onSubmit={onSubmit} className="space-y-3 px-1">
      <fieldset>
        <legend className="mb-1 text-muted text-sm">{words.which}</legend>
        {offers.map(({ connector: { name }, synapses, memory }, k) => {
          const { refusal } = bare[k]!;
          return (
            <label
              key={name}
              className={`flex items-start gap-2 rounded-lg px-2 py-1 ${refusal ? "text-muted" : "cursor-pointer hover:bg-raised"}`}
            >
              <input
                type="radio"
                name="connector"
                value={name}
                disabled={refusal !== null}
                checked={name === offer.connector.name}
                onChange={() => setChosen(name)}
                data-testid={`connector-${name}`}
                className="mt-1 accent-accent"
              />
              <span className="min-w-0">
                {words.names[name]}
                <span className="block text-muted text-xs" data-testid={`cost-${name}`}>
                  {refusal ?? words.cost(synapses, memory)}
                </span>
              </span>
            </label>
          );
        })}
        {offer.connector.name === "fixed_probability" && (
          <label className="mt-1 flex items-center justify-between gap-3 px-2">
            {words.chance}
            <span className="flex items-center gap-1 text-muted">
              <input
                type="text"
                inputMode="decimal"
                value={chance}
                aria-invalid={p === null}
                data-testid="connect-chance"
                onChange={({ target }) => setChance(target.value)}
                className={`w-16 rounded-lg border bg-raised px-2 py-1 text-right font-mono text-sm text-text ${p === null ? "border-bad" : "border-line"}`}
              />
              {words.chanceUnit}
            </span>
          </label>
        )}
      </fieldset>
      <fieldset>
        <legend className="mb-1 text-muted text-sm">{words.effect}</legend>
        <div className="grid grid-cols-2 gap-1 rounded-lg border border-line bg-sunken p-0.5">
          {(["exc", "inh"] as const).map((one) => (
            <label
              key={one}
              className="cursor-pointer rounded-md px-2 py-1 text-center has-checked:bg-surface has-checked:font-semibold has-focus-visible:outline-2 has-focus-visible:outline-accent"
            >
              <input
                type="radio"
                name="receptor"
                checked={receptor === one}
                onChange={() => setReceptor(one)}
                data-testid={`receptor-${one}`}
                className="sr-only"
              />
              <span aria-hidden className={`mr-1.5 ${one === "exc" ? "text-exc" : "text-inh"}`}>
                {one === "exc" ? "▸" : "▮"}
              </span>
              {one === "exc" ? words.excites : words.inhibits}
            </label>
          ))}
        </div>
      </fieldset>
      <label className="block">
        <span className="mb-1 block text-muted text-sm">{words.rule}</span>
        <select
          value={fitting ?? ""}
          onChange={({ target }) => setRule(target.value || null)}
          data-testid="connect-rule"
          className="w-full rounded-lg border border-line bg-surface px-2 py-1.5 hover:border-muted"
        >
          <option value="">{words.noRule}</option>
          {rules.map(([name, refusal]) => (
            <option key={name} value={name} disabled={refusal !== null}>
              {refusal === null ? name : `${name}: ${refusal}`}
            </option>
          ))}
        </select>
      </label>
      <p className="text-muted text-sm">{weightsOf(document, wish)}</p>
      <div className="flex justify-end gap-2">
        <button
          type="button"
          onClick={stopConnecting}
          className="rounded-lg border border-line px-3 py-1.5 hover:border-muted"
        >
          {words.cancel}
        </button>
        <button
          type="submit"
          disabled={!ready}
          data-testid="connect"
          className="rounded-lg bg-accent px-3 py-1.5 font-semibold text-on-accent disabled:opacity-45"
        >
          {words.action}
        </button>
      </div>
    </form>
  );
}

/** Share of pairs; null where the text is none. */
function chanceOf(text: string): number | null {
  const percent = text.trim() === "" ? Number.NaN : Number(text);
  return percent >= 0 && percent <= 100 ? percent / 100 : null;
}

/** Competing neurons that hear an input learn it, unless told otherwise: as the presets do. */
function usualRule({ populations }: NetworkDocument, from: string, to: string): string | null {
  const [source, target] = [populations[from], populations[to]];
  if (source?.kind !== "input" || target?.kind !== "neurons" || target.winners === undefined) return null;
  return source.encoder === "latency" ? "instar_unit" : "instar";
}

function weightsOf(document: NetworkDocument, wish: Parameters<typeof projectionFor>[1]): string {
  const { weight, synapse } = projectionFor(document, wish);
  const [low, high] = rangeOfValues(weight);
  return words.weights(plain(low), plain(high), modelsOf(document).synapses[synapse]?.unit ?? "");
}
