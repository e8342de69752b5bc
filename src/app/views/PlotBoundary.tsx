// Keeps the page alive when one plot fails, as when its code cannot be loaded: the plot says so, the rest goes on.
import { Component, type ReactNode } from "react";
import { copy } from "../copy";
import { Panel, Problem } from "./Panel";

export interface PlotBoundaryProps {
  readonly title: string;
  readonly children: ReactNode;
}

interface PlotBoundaryState {
  readonly problem: string | null;
}

export class PlotBoundary extends Component<PlotBoundaryProps, PlotBoundaryState> {
  override state: PlotBoundaryState = { problem: null };

  static getDerivedStateFromError(error: unknown): PlotBoundaryState {
    return { problem: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    const { title, children } = this.props;
    const { problem } = this.state;
    if (problem === null) return children;
    return (
      <Panel title={title} subtitle="">
        <Problem text={copy.plots.broken(problem)} />
      </Panel>
    );
  }
}
