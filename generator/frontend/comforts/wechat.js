/**
 * WeChat's own browser drops downloads and printing without a word: what would do nothing is not
 * offered there.
 * @param {Window} window
 */
export function inWeChat(window) {
  return /MicroMessenger/i.test(window.navigator.userAgent);
}
