// The link to the network: copied as soon as this opens, with its length, and the ways to send what does not fit.
import { Check, Copy, TriangleAlert } from "lucide-react";
import { useEffect, useState } from "react";
import { LONGEST_LINK, readLink, toLink } from "../../../index";
import { commandOf, give } from "../../commands/registry";
import { copy } from "../../copy";
import { messageOf } from "../../session/client";
import { useDocumentStore } from "../../state/documentStore";
import { useRunStore } from "../../state/runStore";
import { rememberLink } from "../address";

/** Characters from which some programs cut links. */
const LONG = 8000;
/** Characters that travel everywhere. */
const SHORT = 2000;

export function SharePanel() {
  // as it was when Share was pressed
  const [link] = useState(() => linkOf());
  const [copied, setCopied] = useState<boolean | null>(null);
  const send = async () => setCopied(link.url !== null && (await copyText(link.url)));
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it opens
  useEffect(() => {
    if (link.url === null) return;
    const hash = link.url.slice(link.url.indexOf("#"));
    rememberLink(hash);
    history.replaceState(null, "", hash);
    void send();
  }, []);
  return (
    <>
      {link.url === null ? (
        <Warning text={link.reason} />
      ) : (
        <>
          <div className="flex gap-2">
            <input
              readOnly
              data-testid="link"
              aria-label={copy.share.linkLabel}
              value={link.url}
              onFocus={(event) => event.target.select()}
              className="min-w-0 flex-1 truncate rounded-lg border border-line bg-sunken px-2.5 py-1.5 font-mono text-sm"
            />
            <button
              type="button"
              onClick={() => void send()}
              className="flex shrink-0 items-center gap-1.5 rounded-lg bg-accent px-3 py-1.5 font-semibold text-on-accent"
            >
              <Copy size={14} aria-hidden />
              {copy.share.copy}
            </button>
          </div>
          <p
            role="status"
            data-testid="link-state"
            className={`flex items-center gap-2 ${link.url.length <= SHORT ? "text-good-text" : "text-muted"}`}
          >
            {copied && <Check size={15} aria-hidden className="shrink-0" />}
            {copied === null
              ? ""
              : copied
                ? copy.share.copied(link.url.length)
                : copy.share.notCopied(link.url.length)}
          </p>
          {link.url.length > LONG && <Warning text={copy.share.long} />}
        </>
      )}
      <Files />
    </>
  );
}

function Files() {
  const untrained = useRunStore((state) => state.status.samples === 0 || state.crash !== null);
  return (
    <section className="border-line border-t pt-4">
      <h3 className="mb-2 text-muted text-sm">{copy.share.asFile}</h3>
      <div className="flex flex-wrap gap-2">
        {["share.save", "share.saveTrained", "share.picture"].map((id) => {
          const command = commandOf(id);
          return (
            <button
              key={id}
              type="button"
              data-testid={`dialog-${id}`}
              disabled={id === "share.saveTrained" && untrained}
              title={command.blocked?.() ?? command.title}
              onClick={() => give(command)}
              className="rounded-lg border border-line bg-raised px-3 py-1.5 hover:border-muted disabled:opacity-45 disabled:hover:border-line"
            >
              {command.title}
            </button>
          );
        })}
      </div>
    </section>
  );
}

function Warning({ text }: { readonly text: string }) {
  return (
    <p role="alert" className="flex items-start gap-2">
      <TriangleAlert size={15} aria-hidden className="mt-0.5 shrink-0 text-accent" />
      {text}
    </p>
  );
}

type Link = { readonly url: string } | { readonly url: null; readonly reason: string };

function linkOf(): Link {
  try {
    const link = toLink(useDocumentStore.getState().document);
    const url = `${location.origin}${location.pathname}#/n/${link}`;
    if (link.length <= LONGEST_LINK) {
      readLink(link); // what cannot be opened is not given away
      return { url };
    }
    return { url: null, reason: copy.share.tooLong(url.length, LONGEST_LINK) };
  } catch (error) {
    return { url: null, reason: messageOf(error) };
  }
}

/** @returns whether the browser lets the page do it */
async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
