'use strict';

// light and dark
const dark = () => (document.documentElement.dataset.theme
  ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';
document.querySelector('.theme').addEventListener('click', () => {
  const next = dark() ? 'light' : 'dark';
  document.documentElement.dataset.theme = next;
  localStorage.setItem('theme', next);
});

// the contents, where they don't fit beside the text
const menu = document.querySelector('.menu');
const open = (isOpen) => {
  menu.setAttribute('aria-expanded', String(isOpen));
  document.body.classList.toggle('open', isOpen);
};
menu.addEventListener('click', () => open(menu.getAttribute('aria-expanded') !== 'true'));
document.getElementById('sidebar').addEventListener('click', (event) => {
  if (event.target.closest('a')) {
    open(false);
  }
});

// a button that copies, on every sample
for (const sample of document.querySelectorAll('.sample')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy';
  button.textContent = 'Copy';
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(sample.querySelector('pre').textContent);
    button.textContent = 'Copied';
    setTimeout(() => { button.textContent = 'Copy'; }, 1500);
  });
  sample.append(button);
}

// search: every word has to be in an operation's method, path or texts
const search = document.getElementById('search');
if (search) {
  const entries = [...document.querySelectorAll('.entry')].map((entry) => ({
    entry,
    link: document.querySelector(`[data-for="${entry.id}"]`),
    words: `${entry.dataset.words} ${entry.id}`.toLowerCase(),
  }));
  const groups = [...document.querySelectorAll('.group:not(.always)')];
  const nothing = document.querySelector('.nothing');
  const find = () => {
    const wanted = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let found = 0;
    for (const { entry, link, words } of entries) {
      const fits = wanted.every((word) => words.includes(word));
      entry.hidden = !fits;
      link.hidden = !fits;
      found += fits ? 1 : 0;
    }
    for (const group of groups) {
      group.hidden = !group.querySelector('.entry:not([hidden]), [data-for]:not([hidden])');
    }
    for (const part of document.querySelectorAll('.always, .content > .lead')) {
      part.hidden = wanted.length > 0;
    }
    nothing.hidden = found > 0;
    nothing.querySelector('q').textContent = search.value;
  };
  search.addEventListener('input', find);
  search.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      search.value = '';
      find();
    } else if (event.key === 'Enter') {
      const first = entries.find(({ entry }) => !entry.hidden);
      if (first) {
        location.hash = first.entry.id;
        open(false);
      }
    }
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === '/' && !event.target.closest('input, textarea')) {
      event.preventDefault();
      open(true);
      search.focus();
    }
  });
}

// which operation is being read
const links = new Map([...document.querySelectorAll('.sidebar a[href^="#"]')].map((link) => [link.hash.slice(1), link]));
const places = [...document.querySelectorAll('.entry, .text h2[id]')].filter((place) => links.has(place.id));
if (places.length > 0) {
  let current;
  const mark = () => {
    const passed = places.filter((place) => !place.hidden && place.getBoundingClientRect().top < 140);
    const next = links.get((passed.at(-1) ?? places[0]).id);
    if (next !== current) {
      current?.removeAttribute('aria-current');
      next.setAttribute('aria-current', 'true');
      next.scrollIntoView({ block: 'nearest' });
      current = next;
    }
  };
  let waits = false;
  addEventListener('scroll', () => {
    if (!waits) {
      waits = true;
      requestAnimationFrame(() => {
        waits = false;
        mark();
      });
    }
  }, { passive: true });
  mark();
}

// the names of a workspace's templates, for who signs in or shows a token; neither is kept
const signIn = document.getElementById('signin');
if (signIn) {
  const found = document.querySelector('.found');
  const say = (text, isError) => {
    const line = document.createElement('p');
    line.textContent = text;
    line.className = isError ? 'refused' : '';
    found.replaceChildren(line);
  };
  const call = async (path, options) => {
    const answer = await fetch(path, { cache: 'no-store', ...options });
    const body = await answer.json();
    if (!answer.ok) {
      throw new Error(Object.values(body.errors ?? {}).flat()[0] ?? body.message);
    }
    return body;
  };
  const bearer = (token) => ({ Authorization: `Bearer ${token}` });
  const ask = async (path, token) => (await call(path, { headers: bearer(token) })).data;
  const table = (rows) => {
    const list = document.createElement('ul');
    list.className = 'names';
    for (const { template, language, kind } of rows) {
      const item = document.createElement('li');
      const name = document.createElement('code');
      name.textContent = template.name;
      const about = document.createElement('span');
      about.textContent = `id ${template.id}, ${language}, for ${kind}`;
      item.append(name, about);
      list.append(item);
    }
    found.replaceChildren(list);
  };
  const show = async (token) => {
    const languages = await ask('/api/v1/languages', token);
    const lists = await Promise.all(languages.flatMap((language) => [0, 1].map(async (broadcast) => {
      const templates = await ask(`/api/v1/templates?language_id=${language.id}&is_broadcast=${broadcast}`, token);
      const kind = broadcast ? 'broadcasts' : 'messages';
      return templates.map((template) => ({ template, language: language.language, kind }));
    })));
    const rows = lists.flat();
    if (rows.length > 0) {
      table(rows);
    } else {
      say('This workspace has no templates yet.');
    }
  };
  const onSubmit = (form, act) => form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const button = form.querySelector('button');
    button.disabled = true;
    say('Asking…');
    try {
      await act();
    } catch (refused) {
      say(refused.message, true);
    } finally {
      button.disabled = false;
    }
  });

  const second = document.getElementById('second');
  const code = document.getElementById('code');
  onSubmit(signIn, async () => {
    const { data, message } = await call('/api/v1/login', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        email: signIn.querySelector('#email').value.trim(),
        password: signIn.querySelector('#password').value,
        two_factor_code: code.value.trim() || undefined,
      }),
    });
    if (!data.token) {
      second.hidden = false;
      code.focus();
      say(message);
      return;
    }
    try {
      await show(data.token);
      signIn.reset();
      second.hidden = true;
    } finally {
      await call('/api/v1/logout', { method: 'POST', headers: bearer(data.token) });
    }
  });
  onSubmit(document.getElementById('pasted'), () => show(document.getElementById('token').value.trim()));
}
