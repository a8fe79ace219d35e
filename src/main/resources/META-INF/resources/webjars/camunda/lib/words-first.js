/*
 * Camunda's webapps draw some labels only once, with whatever words they have by then: on a first visit over a slow line
 * their keys stayed. A page waits for this module, which puts its words where the page keeps them for the next visit.
 */
const base = document.querySelector('base');
const app = base.getAttribute('app-name');
const words = `${base.getAttribute('app-root')}/app/${app}/locales/`;
const { availableLocales, fallbackLocale } = window[`cam${app[0].toUpperCase()}${app.slice(1)}Conf`].locales;
const languages = availableLocales.filter(language => language === fallbackLocale || navigator.language.startsWith(language));

const keep = async language => {
  const kept = () => JSON.parse(localStorage.getItem('camunda-web') ?? '{}');
  const name = `${words}_locales_data_${language}_${window.bust}`;
  if (!kept()[name]) {
    const answer = await fetch(`${words}${language}.json`);
    if (answer.ok) {
      const text = await answer.text();
      localStorage.setItem('camunda-web', JSON.stringify({ ...kept(), [name]: text }));
    }
  }
};

await Promise.allSettled(languages.map(keep));

export default [];
