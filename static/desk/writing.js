// What moves on the page where a story is written. story_autosave.js hears of a save before story_send.js sends it.
import "./story_photo.js";
import "./story_send.js";
import "./story_pages.js";
import "./story_offer.js";
