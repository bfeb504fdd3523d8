/** OpenCC's character table, Traditional to Simplified: `萬 万|…`, candidates separated by spaces, the first one preferred. */
declare module 'opencc-js/dict/TSCharacters' {
  const table: string;
  export default table;
}
