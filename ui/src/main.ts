import "./app.css";

import { mount } from "svelte";

import App from "./App.svelte";
import { tauri, type Backend } from "./lib/ipc";
import { Desk } from "./lib/state/desk.svelte";

/** The program, or invented data where the page is made for a browser; the first alone reaches a package. */
async function backend(): Promise<Backend> {
  if (import.meta.env.MODE === "fake") return (await import("./lib/ipc/fake")).fakeBackend();
  return tauri;
}

const target = document.getElementById("app");
if (target) mount(App, { target, props: { desk: new Desk(await backend()) } });
