// The rule of a projection that learns in a stage of the training: to be read, as stages follow from the whole network.
import { type ModelUse, modelsOf } from "../../../index";
import { copy } from "../../copy";
import { useDocumentStore } from "../../state/documentStore";
import { plain, splitAbout, unitLabel } from "../../ui/format";
import { Source } from "./Heading";
import { Equations, Fact, ruleEquationsOf, Section } from "./Section";

interface StagedRuleProps {
  /** null: it learns in none of them */
  readonly staged: { readonly use: ModelUse; readonly stage: number } | null;
  readonly stages: number;
}

export function StagedRule({ staged, stages }: StagedRuleProps) {
  const document = useDocumentStore((state) => state.document);
  if (!staged) return <Section title={copy.inspect.rule} about={copy.inspect.noStage(stages)} />;
  const { use, stage } = staged;
  const rule = modelsOf(document).rules[use.name];
  return (
    <Section
      title={copy.inspect.rule}
      about={`${copy.inspect.inStage(use.name, stage, stages)} ${rule?.about ?? ""}`}
    >
      {rule && (
        <div data-testid="staged-rule">
          {Object.entries(rule.params).map(([name, { about, unit, value }]) => (
            <Fact
              key={name}
              label={splitAbout(about).name}
              value={`${plain(use.params?.[name] ?? value)} ${unitLabel(unit)}`.trim()}
            />
          ))}
          <Equations lines={ruleEquationsOf(rule)} />
          <Source text={rule.source} />
        </div>
      )}
    </Section>
  );
}
