"""What the desk's screens listen to: stories that move, and pages that ask whether they are still true."""

from articles.signals import article_moved
from desk import answers, live
from desk.activity import views as activity
from desk.board import views as board
from desk.calendar import views as calendar
from desk.load import views as load
from desk.planning import planning
from desk.planning import views as plan
from desk.waiting import views as waiting

article_moved.connect(planning.follow_story, dispatch_uid="desk.planning")

live.topic("waiting", waiting.live)
live.topic("board", board.live)
live.topic("calendar", calendar.live)
live.topic("planning", plan.live)
live.topic("people", load.live)
live.topic("activity", activity.live)
live.topic("answers", answers.topic)
