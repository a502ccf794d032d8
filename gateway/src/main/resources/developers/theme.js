// before anything is drawn: the theme that was chosen here, else the one that the system prefers
'use strict';
const chosen = localStorage.getItem('theme');
if (chosen === 'light' || chosen === 'dark') {
  document.documentElement.dataset.theme = chosen;
}
