// What lies over the page to learn by: examples, the list of lessons. Loaded when first asked for.
import { lazy, Suspense } from "react";
import { useGuideStore } from "../state/guideStore";

const Gallery = lazy(() => import("../gallery/Gallery").then((m) => ({ default: m.Gallery })));
const LessonList = lazy(() => import("./LessonList").then((m) => ({ default: m.LessonList })));
const Coach = lazy(() => import("./Coach").then((m) => ({ default: m.Coach })));

/** At the foot of the page: the lesson that is on stays in sight. */
export function GuideLayer() {
  const open = useGuideStore((state) => state.open);
  const learns = useGuideStore((state) => state.lesson !== null);
  return (
    <Suspense fallback={null}>
      {open === "gallery" && <Gallery />}
      {open === "lessons" && <LessonList />}
      {learns && <Coach />}
    </Suspense>
  );
}
