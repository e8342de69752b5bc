// At the right of the top bar: open and save files, and share a link.
import { FolderOpen, Share2 } from "lucide-react";
import { commandOf, give } from "../../commands/registry";
import { copy } from "../../copy";
import { useRunStore } from "../../state/runStore";
import { Menu, type MenuItem } from "../../ui/Menu";
import { showDialog } from "../keepStore";

export function ShareControls() {
  const untrained = useRunStore((state) => state.status.samples === 0 || state.crash !== null);
  const items: readonly MenuItem[] = [
    item("share.open", copy.share.openAbout),
    item("share.recent", copy.share.recentAbout),
    item("share.save", copy.share.saveAbout),
    { ...item("share.saveTrained", copy.share.saveTrainedAbout), disabled: untrained },
    item("share.picture", copy.share.savePictureAbout),
  ];
  return (
    <>
      <Menu
        icon={FolderOpen}
        label={copy.share.file}
        about={copy.share.fileAbout}
        testId="file-menu"
        items={items}
      />
      <button
        type="button"
        data-testid="share"
        title={copy.share.shareAbout}
        onClick={() => showDialog("share")}
        className="flex h-8 items-center gap-1.5 rounded-lg border border-line bg-raised px-2.5 transition-colors hover:border-muted"
      >
        <Share2 size={15} aria-hidden />
        <span className="sr-only sm:not-sr-only">{copy.share.share}</span>
      </button>
    </>
  );
}

function item(id: string, about: string): MenuItem {
  const command = commandOf(id);
  return { id, title: command.title, about, run: () => give(command) };
}
