/* Semáforo has one login page: where a webapp would show its own, reload, and the server redirects to /login. */
const app = document.querySelector('base').getAttribute('app-name');

export default {
  id: 'one-login',
  pluginPoint: `${app}.login`,
  priority: 100,
  render: () => location.replace(location.pathname),
  unmount() {}
};
