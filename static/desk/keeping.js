// What a form needs that keeps its text when the line or the session ends: a story's, and a fix's.
import "./story_text.js";
import "./story_copies.js";
import "./story_line.js";
import "./story_waiting.js";
import "./story_signin.js";
