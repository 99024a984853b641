/* In a preview every way out opens elsewhere (base target); ways within the page, and searches, stay sensible. */

document.querySelectorAll('a[href^="#"]').forEach((link) => (link.target = "_self"));
document.querySelectorAll('a:not([href^="#"])').forEach((link) => link.relList.add("noopener"));
