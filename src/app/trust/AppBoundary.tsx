// Where nothing else has caught an error of the page's own code: what happened, a report, and the way on.
import { Component, type ErrorInfo, type ReactNode } from "react";
import { copy } from "../copy";
import { logError } from "./errorLog";
import { ReportSheet } from "./ReportSheet";
import { copied } from "./report";

interface AppBoundaryState {
  readonly problem: string | null;
  /** the report is shown, as it could not be copied */
  readonly showsReport: boolean;
  readonly isCopied: boolean;
}

export class AppBoundary extends Component<{ readonly children: ReactNode }, AppBoundaryState> {
  override state: AppBoundaryState = { problem: null, showsReport: false, isCopied: false };

  static getDerivedStateFromError(error: unknown): Partial<AppBoundaryState> {
    return { problem: error instanceof Error ? error.message : String(error) };
  }

  override componentDidCatch(error: unknown, { componentStack }: ErrorInfo): void {
    logError("page", error);
    logError("page", componentStack ?? "");
  }

  override render(): ReactNode {
    const { problem, showsReport, isCopied } = this.state;
    if (problem === null) return this.props.children;
    const { fault, report } = copy.trust;
    return (
      <main
        className="mx-auto flex min-h-full max-w-xl flex-col justify-center gap-4 p-6"
        data-testid="fault"
      >
        <h1 className="font-semibold text-xl">{fault.title}</h1>
        <p>{fault.about}</p>
        <pre className="overflow-x-auto whitespace-pre-wrap rounded-lg border border-line bg-surface p-3 font-mono text-sm">
          {problem}
        </pre>
        <div className="flex flex-wrap gap-2">
          <button
            type="button"
            onClick={() => location.reload()}
            className="rounded-lg bg-accent px-3.5 py-2 font-semibold text-on-accent"
          >
            {fault.reload}
          </button>
          <button
            type="button"
            onClick={() =>
              void copied().then((done) => this.setState({ showsReport: !done, isCopied: done }))
            }
            className="rounded-lg border border-line bg-surface px-3.5 py-2 hover:border-muted"
          >
            {report.button}
          </button>
        </div>
        <p role="status">{isCopied && report.copied}</p>
        {showsReport && <ReportSheet onClose={() => this.setState({ showsReport: false })} />}
      </main>
    );
  }
}
