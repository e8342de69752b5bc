// The browser's own dialog to choose a file.
import { openFile } from "../opening";

export function chooseFile(): void {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = ".json,.spikeyard,.png,application/json,image/png";
  input.addEventListener("change", () => {
    const [file] = input.files ?? [];
    if (file) void openFile(file);
  });
  input.click();
}
