// What svelte-check does not see: rooms that look up, and ways for text to become markup.
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import tseslint from "typescript-eslint";

import svelteConfig from "./svelte.config.js";

const domains = ["library", "table", "revision", "reader", "search", "tasks"];
const noTauri = { group: ["@tauri-apps/*"], message: "Only src/lib/ipc/index.ts speaks to Tauri." };
const noFake = { group: ["**/ipc/fake", "**/ipc/fake/*"], message: "Invented data never reaches a package." };

/** Nothing may be imported but what `allowed` says besides the program's own rules. */
const restrict = (...patterns) => ({ "no-restricted-imports": ["error", { patterns: [noTauri, noFake, ...patterns] }] });

const noMarkup = ["innerHTML", "outerHTML", "srcdoc", "insertAdjacentHTML"].map((name) => ({
  selector: `MemberExpression[property.name='${name}'], SvelteAttribute[key.name='${name}']`,
  message: "Text of documents is never markup.",
}));

/** The policy of the window blocks style attributes in markup; `style:name={…}` goes through the element and passes. */
const noStyle = { selector: "SvelteAttribute[key.name='style']", message: "Use a class or style:name={…}." };

export default tseslint.config(
  { ignores: ["dist", "node_modules", "src/lib/ipc/bindings.ts"] },
  ...tseslint.configs.strict,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser } },
    rules: {
      "no-restricted-syntax": ["error", ...noMarkup, noStyle],
      "no-restricted-globals": ["error", "eval"],
      "no-implied-eval": "error",
      "@typescript-eslint/no-unused-vars": "error",
      "svelte/no-at-html-tags": "error",
      eqeqeq: ["error", "always", { null: "ignore" }],
      // Sets and maps that nothing shows need not be reactive.
      "svelte/prefer-svelte-reactivity": "off",
      // `void promise` says that nobody waits for it.
      "@typescript-eslint/no-meaningless-void-operator": "off",
    },
  },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: {
      parserOptions: { parser: tseslint.parser, extraFileExtensions: [".svelte"], svelteConfig },
    },
  },
  { files: ["src/**"], ignores: ["src/lib/ipc/**", "src/main.ts"], rules: restrict() },
  {
    files: ["src/components/shared/**"],
    rules: restrict({ regex: "^\\.\\./", message: "components/shared imports nothing of ours but shared." }),
  },
  ...domains.map((domain) => ({
    files: [`src/components/${domain}/**`],
    rules: restrict({
      regex: `^\\.\\./(?!shared/|\\.\\./lib/)`,
      message: "A domain's components know their own domain, shared ones and lib.",
    }),
  })),
  {
    files: ["src/lib/**"],
    ignores: ["src/lib/ipc/**"],
    rules: restrict({ regex: "/(components|views)/", message: "lib looks down only." }),
  },
);
