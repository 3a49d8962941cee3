import type { Attachment } from "svelte/attachments";

/** Calls `arrive` when the element comes near the visible part of its scroller, and again as long as it stays there. */
export function near(arrive: () => Promise<void> | void): Attachment {
  return (element) => {
    let gone = false;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) void work();
      },
      { root: element.closest("[data-scroller]"), rootMargin: "600px" },
    );

    async function work(): Promise<void> {
      observer.unobserve(element);
      await arrive();
      // Observing anew reports at once whether the element is still in sight.
      if (!gone) observer.observe(element);
    }

    observer.observe(element);
    return () => {
      gone = true;
      observer.disconnect();
    };
  };
}
