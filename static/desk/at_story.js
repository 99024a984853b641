// What moves on a story's own page, written on or read.
import "./story.js";
import "./drawer.js";
import "./story_side.js";
import "./story_more.js";
import "./story_checklist.js";
import "./story_lock.js";
import "./urgent.js";
