/** Files go up through `fetch` with the browser's own FormData; jsforce's multipart create is left out. */
export default class FormData {
  constructor() {
    throw new Error('multipart requests are left out of this build');
  }
}
