// Read by the build, svelte-check and the linter alike.
export default {
  compilerOptions: { runes: true },
};
