// Whatever moves in the frame of the desk's pages. Each part knows its own elements; none reads orders from a page.
import "./menu.js";
import "./ordering.js";
import "./command.js";
import "./related.js";
import "./bell.js";
import "./alarms.js";
