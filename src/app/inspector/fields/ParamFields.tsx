// Fields for all parameters of a model, from what its file says: name, unit, bounds, default.
import type { Params, ParamValues } from "../../../index";
import { edit } from "../../session/edits";
import { type ParamsPlace, withParam } from "../../state/documentEdits";
import { useDocumentStore } from "../../state/documentStore";
import { splitAbout } from "../../ui/format";
import { NumberField } from "./NumberField";

export interface ParamFieldsProps {
  readonly place: ParamsPlace;
  readonly params: Params;
  readonly values: ParamValues | undefined;
}

export function ParamFields({ place, params, values = {} }: ParamFieldsProps) {
  return Object.entries(params).map(([name, param]) => {
    const { name: label, more } = splitAbout(param.about);
    return (
      <NumberField
        key={`${place.kind} ${place.id} ${name}`}
        name={name}
        label={label}
        about={more}
        symbol={name}
        unit={param.unit}
        value={values[name] ?? param.value}
        defaultValue={param.value}
        min={param.min}
        max={param.max}
        onCommit={(value, gesture) =>
          edit(withParam(useDocumentStore.getState().document, place, name, value, param.value), gesture)
        }
      />
    );
  });
}
