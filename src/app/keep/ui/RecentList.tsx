// Networks that the browser keeps: open one, or delete it for good.
import { Trash2 } from "lucide-react";
import { useEffect, useState } from "react";
import { copy } from "../../copy";
import { messageOf } from "../../session/client";
import { showDialog } from "../keepStore";
import { openProject } from "../opening";
import { openProjectId, storage, writeAgain, writeNow } from "../project";
import type { Project } from "../storage/database";
import { deleteProject, listProjects } from "../storage/projects";

export function RecentList() {
  const [projects, setProjects] = useState<readonly Project[] | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const attempt = (work: Promise<void>) => void work.catch((error) => setFailure(messageOf(error)));
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it opens
  useEffect(() => attempt(writeNow().then(list).then(setProjects)), []);
  if (failure !== null) return <p role="alert">{copy.share.recentFailed(failure)}</p>;
  if (projects === null) return null;
  if (projects.length === 0) return <p>{copy.share.recentNone}</p>;
  const remove = async (id: string) => {
    await deleteProject(await storage(), id);
    setProjects(await list());
    writeAgain();
  };
  return (
    <ul className="-mx-2 flex flex-col gap-0.5">
      {projects.map((project) => (
        <Row key={project.id} project={project} onDelete={() => attempt(remove(project.id))} />
      ))}
    </ul>
  );
}

interface RowProps {
  readonly project: Project;
  onDelete(): void;
}

function Row({ project: { id, name, changed }, onDelete }: RowProps) {
  const [asked, setAsked] = useState(false);
  const isHere = id === openProjectId();
  return (
    <li data-testid="recent" className="flex items-center gap-1 rounded-lg pr-1 hover:bg-raised">
      <button
        type="button"
        disabled={isHere}
        onClick={() => {
          showDialog(null);
          void openProject(id);
        }}
        className="min-w-0 flex-1 rounded-lg px-2 py-1.5 text-left"
      >
        <span className="block truncate">{name}</span>
        <span className="block text-muted text-sm">
          {isHere ? `${copy.share.here} · ${when(changed)}` : when(changed)}
        </span>
      </button>
      {asked && (
        <>
          <span className="text-sm">{copy.share.surely}</span>
          <button
            type="button"
            onClick={onDelete}
            className="rounded-lg border border-line px-2.5 py-1 text-bad"
          >
            {copy.share.surelyYes}
          </button>
          <button
            type="button"
            // biome-ignore lint/a11y/noAutofocus: the button that had the focus is gone
            autoFocus
            onClick={() => setAsked(false)}
            className="rounded-lg border border-line px-2.5 py-1"
          >
            {copy.share.surelyNo}
          </button>
        </>
      )}
      {!asked && !isHere && (
        <button
          type="button"
          aria-label={copy.share.delete(name)}
          title={copy.share.delete(name)}
          onClick={() => setAsked(true)}
          className="grid size-8 shrink-0 place-items-center rounded-lg text-muted hover:text-bad"
        >
          <Trash2 size={15} aria-hidden />
        </button>
      )}
    </li>
  );
}

const list = async () => listProjects(await storage());

const format = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" });
const when = (ms: number) => format.format(ms);
