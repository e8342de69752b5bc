// Code to be read: coloured, selectable, reachable by keyboard where it scrolls.
import { useMemo } from "react";
import { type TokenKind, tokensOf } from "./tokens";

const LOOK: Readonly<Record<TokenKind, string>> = {
  plain: "",
  comment: "text-muted italic",
  text: "text-good-text",
  number: "text-accent",
  word: "text-exc-text",
  name: "text-inh",
};

interface CodeBlockProps {
  readonly code: string;
  readonly label: string;
  readonly className?: string;
}

export function CodeBlock({ code, label, className = "" }: CodeBlockProps) {
  const tokens = useMemo(() => tokensOf(code), [code]);
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
      tabIndex={0}
      className={`overflow-auto rounded-lg border border-line bg-raised ${className}`}
    >
      <pre data-testid="code" className="w-max min-w-full px-3 py-2 font-mono text-xs leading-relaxed">
        {tokens.map(({ kind, text }, k) =>
          kind === "plain" ? (
            text
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no other name, and no state
            <span key={k} className={LOOK[kind]}>
              {text}
            </span>
          ),
        )}
      </pre>
    </section>
  );
}
